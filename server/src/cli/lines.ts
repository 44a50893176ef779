/**
 * Positions as the Language Server Protocol counts them: lines and UTF-16 code units from 0.
 */
import { lastNotAfter, lineStarts } from '../workflow/line';
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
  const starts = lineStarts(text);
  const position = (offset: number): Position => {
    const line = lastNotAfter(starts, offset);
    return { line, character: offset - (starts[line] ?? 0) };
  };
  return ({ start, end }) => ({ start: position(start), end: position(end) });
}
