/**
 * The package lets a quote that is never closed swallow the rest of the text, although it ends one at a line that is indented less as soon as
 * there is any other quote further down. With this behind the text, there always is one.
 */
import type { CST } from 'yaml';
import { isQuotation, tokensOf } from './tokens';

/** On a line of their own, which belongs to no value. */
export function withQuotesBehind(text: string): string {
  return `${text}${text.endsWith('\n') ? '' : '\n'}"'`;
}

/** Whether a quote goes on up to there, or further. */
export function hasQuoteUpTo(end: number, document: CST.Document): boolean {
  return tokensOf(document)
    .filter(isQuotation)
    .some(({ offset, source }) => offset < end && offset + source.length >= end && source.includes('\n'));
}

/** Whether quotes from there on are part of what stands before, as behind a `?` that still waits for its key. */
export function hasQuoteFrom(start: number, document: CST.Document): boolean {
  return tokensOf(document)
    .filter(isQuotation)
    .some(({ offset }) => offset >= start);
}

/** Takes out of a document what was read of the text from there on. */
export function removeFrom(document: CST.Document, limit: number): void {
  const { value } = document;
  if (value?.type !== 'block-map') return;
  value.items = value.items.filter((item) => ((item.key ?? item.value)?.offset ?? limit - 1) < limit);
}
