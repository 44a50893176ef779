/**
 * From the decoded text of a scalar back to the document, character by character, so that a diagnostic in an expression marks exactly its words
 * in any style of YAML scalar.
 */
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

export interface ScalarText {
  /** The document. */
  readonly text: string;
  /** The scalar in it, with its quotes or its block header. */
  readonly span: Span;
  readonly style: ScalarStyle;
  /** For a block scalar: the column that its indentation indicator counts from. */
  readonly parentIndent: number;
  /** As the YAML parser decoded it. */
  readonly decoded: string;
}

/** Nothing is decoded before the first question: most scalars are never asked about. */
export function scalarSource(scalar: ScalarText): ScalarSource {
  let pieces: readonly PlacedPiece[] | undefined;
  const placed = (): readonly PlacedPiece[] => (pieces ??= placePieces(scalar));
  return {
    toDocument: (decoded) => toDocument(placed(), decoded, scalar.span),
    toDecoded: (offset) => toDecoded(placed(), offset),
  };
}

interface PlacedPiece extends Piece {
  /** Where it starts in the decoded text. */
  readonly at: number;
}

function placePieces(scalar: ScalarText): readonly PlacedPiece[] {
  const pieces: PlacedPiece[] = [];
  let decoded = '';
  for (const piece of decode(scalar)) {
    if (piece.decoded === '') continue;
    pieces.push({ ...piece, at: decoded.length });
    decoded += piece.decoded;
  }
  if (decoded === scalar.decoded) return pieces;
  // The parser saw something else here (a stray carriage return, say): the scalar as a whole is the most that can be said.
  return scalar.decoded === '' ? [] : [{ decoded: scalar.decoded, copied: false, span: scalar.span, at: 0 }];
}

function decode({ text, span, style, parentIndent }: ScalarText): readonly Piece[] {
  switch (style) {
    case 'plain':
      return decodePlain(text, span);
    case 'single':
      return decodeSingle(text, span);
    case 'double':
      return decodeDouble(text, span);
    case 'literal':
    case 'folded':
      return decodeBlock(text, span, parentIndent);
  }
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

/** The index of the last item that holds, where those that hold come first; -1 where none does. */
function lastIndexWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
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

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
