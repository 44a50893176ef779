/** Lines of a text that ends them with `\n`; a `\r` before it belongs to the line. */

/** Where the line that holds the offset starts. */
export function lineStart(text: string, offset: number): number {
  // From -1, `lastIndexOf` would look at the first character all the same.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** How the text ends its lines: `\r\n` if any line does. */
export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** In UTF-16 code units, from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}
