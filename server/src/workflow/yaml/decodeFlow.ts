/**
 * Plain and quoted scalars: escapes, doubled quotes and the folding of lines, with the place of every piece.
 */
import type { Span } from '../span';
import type { Piece } from './scalarSource';

export function decodePlain(text: string, span: Span): readonly Piece[] {
  return decodeLines(text, span, () => undefined);
}

/** `span` is what stands between the quotes. */
export function decodeSingle(text: string, span: Span): readonly Piece[] {
  return decodeLines(text, span, (at, end) =>
    text[at] === "'" && text[at + 1] === "'" && at + 2 <= end ? { decoded: "'", length: 2 } : undefined,
  );
}

/** `span` is what stands between the quotes. */
export function decodeDouble(text: string, span: Span): readonly Piece[] {
  return decodeLines(text, span, (at, end) => (text[at] === '\\' ? escape(text, at, end) : undefined));
}

interface Escape {
  readonly decoded: string;
  /** In the document. */
  readonly length: number;
}

/** Line breaks fold: one becomes a space, n become n − 1, and white space around them goes. `escapeAt` knows the escapes of the style. */
function decodeLines(
  text: string,
  span: Span,
  escapeAt: (at: number, end: number) => Escape | undefined,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let copiedFrom = span.start;
  const copyUntil = (end: number): void => {
    if (end > copiedFrom) {
      pieces.push({ decoded: text.slice(copiedFrom, end), copied: true, span: { start: copiedFrom, end } });
    }
  };
  let at = span.start;
  while (at < span.end) {
    const escaped = escapeAt(at, span.end);
    if (escaped !== undefined) {
      copyUntil(at);
      pieces.push({ decoded: escaped.decoded, copied: false, span: { start: at, end: at + escaped.length } });
      at += escaped.length;
      copiedFrom = at;
      continue;
    }
    const fold = foldAt(text, at, span.end);
    if (fold !== undefined) {
      copyUntil(at);
      pieces.push({ decoded: fold.decoded, copied: false, span: { start: at, end: at + fold.length } });
      at += fold.length;
      copiedFrom = at;
      continue;
    }
    at = isBlank(text[at]) ? endOfBlanks(text, at, span.end) : at + 1;
  }
  copyUntil(span.end);
  return pieces;
}

/** Blanks, line breaks and the next line's indentation, where a line ends at `at` or after the blanks there. */
function foldAt(text: string, start: number, limit: number): Escape | undefined {
  let at = endOfBlanks(text, start, limit);
  let breaks = 0;
  for (let next = afterBreak(text, at, limit); next !== undefined; next = afterBreak(text, at, limit)) {
    breaks += 1;
    at = endOfBlanks(text, next, limit);
  }
  if (breaks === 0) return undefined;
  return { decoded: breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), length: at - start };
}

function endOfBlanks(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && isBlank(text[at])) at += 1;
  return at;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function afterBreak(text: string, at: number, limit: number): number | undefined {
  if (at < limit && text[at] === '\n') return at + 1;
  return at + 1 < limit && text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : undefined;
}

/** By the letter behind the backslash. */
export const simpleEscapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};

/** How many digits of a character follow these letters. */
export const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** `undefined` where it is other than `length` digits, or no character has that number. */
export function characterOf(hex: string, length: number): string | undefined {
  const code = hex.length === length && /^[\da-f]+$/i.test(hex) ? parseInt(hex, 16) : NaN;
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** The escape that starts with the backslash at `at`; one that YAML does not know stands for itself. */
function escape(text: string, at: number, end: number): Escape | undefined {
  const letter = at + 1 < end ? text[at + 1] : undefined;
  if (letter === undefined) return undefined;
  const simple = simpleEscapes[letter];
  if (simple !== undefined) return { decoded: simple, length: 2 };
  const next = afterBreak(text, at + 1, end);
  // A backslash at the end of a line: the break and the next line's indentation are not there.
  if (next !== undefined) return { decoded: '', length: endOfBlanks(text, next, end) - at };
  const digits = hexLengths[letter];
  if (digits === undefined) return { decoded: text.slice(at, at + 2), length: 2 };
  const hex = text.slice(at + 2, Math.min(end, at + 2 + digits));
  return { decoded: characterOf(hex, digits) ?? text.slice(at, at + 2 + hex.length), length: 2 + hex.length };
}
