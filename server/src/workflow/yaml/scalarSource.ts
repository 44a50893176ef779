/**
 * What a scalar says, and from each of its characters back to the document, so that a diagnostic in an expression marks exactly its words
 * in any style of YAML scalar.
 */
import { lastIndexWhere } from '../line';
import type { Span } from '../span';
import { decodeBlock } from './decodeBlock';
import { decodeDouble, decodePlain, decodeSingle } from './decodeFlow';
import type { ScalarSource, ScalarStyle } from './tree';

/**
 * A run of decoded text and the document text that it came from. In a `copied` piece each character stands for itself;
 * otherwise the whole of `decoded` came from the whole of `span`: an escape, a folded line break.
 */
export interface Piece {
  readonly decoded: string;
  readonly copied: boolean;
  readonly span: Span;
}

export interface DecodedScalar {
  readonly text: string;
  readonly source: ScalarSource;
}

/**
 * @param text the document
 * @param span the scalar in it, with its quotes or its block header and, for `|+`, the empty lines after it
 * @param parentIndent for a block scalar the column that its indentation indicator counts from
 */
export function decodeScalar(text: string, span: Span, style: ScalarStyle, parentIndent: number): DecodedScalar {
  const copied = copiedSpan(text, span, style);
  if (copied !== undefined) return { text: text.slice(copied.start, copied.end), source: new CopiedSource(copied) };
  const pieces = decodePieces(text, span, style, parentIndent).filter(({ decoded }) => decoded !== '');
  let length = 0;
  const placed = pieces.map(({ decoded, copied, span }) => {
    const at = length;
    length += decoded.length;
    return { decoded, copied, span, at };
  });
  return {
    text: pieces.map(({ decoded }) => decoded).join(''),
    source: {
      toDocument: (decoded) => toDocument(placed, decoded, span),
      toDecoded: (offset) => toDecoded(placed, offset),
    },
  };
}

/** What a scalar on one line without escapes says, as nearly all are; `undefined` for another one. */
function copiedSpan(text: string, span: Span, style: ScalarStyle): Span | undefined {
  if (style === 'literal' || style === 'folded') return undefined;
  const quote = style === 'plain' ? 0 : 1;
  const inner = text.slice(span.start + quote, span.end - quote);
  if (/[\n\r]/.test(inner)) return undefined;
  if (style === 'plain') return span;
  return inner.includes(style === 'single' ? "'" : '\\') ? undefined : withoutQuotes(text, span);
}

/** Each character stands for itself. A class, because there is one for nearly every word of a file. */
class CopiedSource implements ScalarSource {
  private readonly start: number;
  private readonly length: number;

  constructor({ start, end }: Span) {
    this.start = start;
    this.length = end - start;
  }

  toDocument(decoded: Span): Span {
    const start = clamp(decoded.start, 0, this.length);
    return { start: this.start + start, end: this.start + clamp(decoded.end, start, this.length) };
  }

  toDecoded(offset: number): number {
    return clamp(offset - this.start, 0, this.length);
  }
}

/** The closing quote may be missing yet. */
function withoutQuotes(text: string, { start, end }: Span): Span {
  const quote = text[start];
  const escaped = quote === '"' && (/\\*$/.exec(text.slice(start + 1, end - 1))?.[0].length ?? 0) % 2 === 1;
  const closed = end - start > 1 && text[end - 1] === quote && !escaped;
  return { start: start + 1, end: closed ? end - 1 : end };
}

function decodePieces(text: string, span: Span, style: ScalarStyle, parentIndent: number): readonly Piece[] {
  switch (style) {
    case 'plain':
      return decodePlain(text, span);
    case 'single':
      return decodeSingle(text, withoutQuotes(text, span));
    case 'double':
      return decodeDouble(text, withoutQuotes(text, span));
    case 'literal':
    case 'folded':
      return decodeBlock(text, span, parentIndent);
  }
}

interface PlacedPiece extends Piece {
  /** Where it starts in the decoded text. */
  readonly at: number;
}

function toDocument(pieces: readonly PlacedPiece[], decoded: Span, whole: Span): Span {
  const last = pieces.at(-1);
  if (last === undefined) return { start: whole.start, end: whole.start };
  const length = last.at + last.decoded.length;
  const startAt = clamp(decoded.start, 0, length);
  const endAt = clamp(decoded.end, startAt, length);
  if (startAt === length) return { start: last.span.end, end: last.span.end };
  const start = characterSpan(pieces, startAt).start;
  return { start, end: endAt === startAt ? start : characterSpan(pieces, endAt - 1).end };
}

/** The document text of the decoded character at `at`, which is inside. */
function characterSpan(pieces: readonly PlacedPiece[], at: number): Span {
  const piece = pieces[lastIndexWhere(pieces, (candidate) => candidate.at <= at)];
  if (piece === undefined) return { start: 0, end: 0 };
  if (!piece.copied) return piece.span;
  const start = piece.span.start + at - piece.at;
  return { start, end: start + 1 };
}

function toDecoded(pieces: readonly PlacedPiece[], offset: number): number {
  const piece =
    pieces[
      Math.max(
        0,
        lastIndexWhere(pieces, (candidate) => candidate.span.start <= offset),
      )
    ];
  if (piece === undefined || offset <= piece.span.start) return piece?.at ?? 0;
  if (offset >= piece.span.end) return piece.at + piece.decoded.length;
  return piece.copied ? piece.at + offset - piece.span.start : piece.at;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
