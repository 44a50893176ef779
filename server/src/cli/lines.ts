/**
 * Positions as the Language Server Protocol counts them: lines and UTF-16 code units from 0.
 */
import type { Span } from '../workflow/span';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Knows where the lines of a text start; `\n`, `\r\n` and `\r` end one. */
export function rangesIn(text: string): (span: Span) => Range {
  const starts = [0];
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + lineBreak.length);
  const position = (offset: number): Position => {
    const line = lastAtMost(starts, offset);
    return { line, character: offset - (starts[line] ?? 0) };
  };
  return ({ start, end }) => ({ start: position(start), end: position(end) });
}

/** The index of the last of the ascending numbers that is at most `value`; the first of them is. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) <= value) low = middle;
    else high = middle;
  }
  return low;
}
