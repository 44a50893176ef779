/** Entry of the extension; wiring only. */
export function activate(): void {
  return;
}
