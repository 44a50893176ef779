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

/** The index of the last of these ascending numbers that is not above the limit; -1 where all are. */
export function lastNotAfter(ascending: readonly number[], limit: number): number {
  let low = -1;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
