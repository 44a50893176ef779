/**
 * Where an edit at the cursor may be: on the cursor's line, with the white space that YAML wants before it.
 */
import type { CursorPlace } from '../../workflow/cursor';
import { endOfLine, lineStart } from '../../workflow/line';
import type { Span } from '../../workflow/span';

/** What a value at the cursor replaces; `undefined` if what is there began on another line. */
export function insertionAt(
  text: string,
  { span, node, offset }: CursorPlace,
): { readonly replace: Span; readonly before: string } | undefined {
  const replace = onLine(text, span, offset);
  const isEmpty = node === undefined || span.start === span.end;
  return replace && { replace, before: isEmpty ? spaceBefore(text, offset) : '' };
}

/** `name:$0` and `!Connection$0` want a space first. */
function spaceBefore(text: string, offset: number): string {
  return /[:\w]/.test(text.charAt(offset - 1)) ? ' ' : '';
}

/** The part of the span on the cursor's line; `undefined` if it begins on another, or behind the cursor. */
export function onLine(text: string, span: Span, offset: number): Span | undefined {
  if (span.start > offset || !isOnLine(text, span, offset)) return undefined;
  return { start: span.start, end: Math.max(offset, Math.min(span.end, endOfLine(text, offset))) };
}

/** Whether a span begins on the cursor's line. */
export function isOnLine(text: string, span: Span, offset: number): boolean {
  return lineStart(text, span.start) === lineStart(text, offset);
}
