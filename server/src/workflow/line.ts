/** Lines of a text that ends them with `\n`; a `\r` before it belongs to the line. */

/** Where the line that holds the offset starts. */
export function lineStart(text: string, offset: number): number {
  // From -1, `lastIndexOf` would look at the first character all the same.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where that line ends, without its line break. */
export function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0) return text.length;
  return newline > offset && text.charAt(newline - 1) === '\r' ? newline - 1 : newline;
}

/** How the text ends its lines: `\r\n` if any line does. */
export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** In UTF-16 code units, from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Where each line starts. Here a `\r` alone ends one, too, as to an editor. */
export function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (found) => found.index + found[0].length)];
}

/** The index of the last of these ascending numbers that is not above the limit; -1 where all are. */
export function lastNotAfter(ascending: readonly number[], limit: number): number {
  return lastIndexWhere(ascending, (number) => number <= limit);
}

/** The index of the last item that holds, where those that hold come first; -1 where none does. */
export function lastIndexWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
