/** What the cursor is on, for completion. */
import { type Span, touches } from '../span';
import { pathsOf } from './paths';
import type { ExpressionPart, Template } from './template';
import type { Path, Segment } from './tree';

/** A place where a name of a path stands, or could. */
export interface PathPlace {
  readonly part: ExpressionPart;
  /** The segments before the cursor's: `connections` and `aws` for `connections.aws.my$0`. */
  readonly before: readonly Segment[];
  /** The segment at the cursor; its span is what a completion replaces, empty where nothing is written yet. */
  readonly segment: Segment;
  /** Starts with `$`, which is no segment. */
  readonly dollar: boolean;
  /** Right of `|>`: no root of the environment is known here. */
  readonly piped: boolean;
  /** Inside the string of `path($, '…')`, so that quotes have to be of another kind than that string's. */
  readonly query: boolean;
}

/**
 * The path at a cursor between two characters, or the place where one could start (`${ $0 }`, `concat($0)`).
 * `undefined` outside `${ }`, in other strings, in numbers, and where only an operator could stand.
 */
export function pathAt(template: Template, offset: number): PathPlace | undefined {
  const part = template.parts.find(
    (candidate): candidate is ExpressionPart => candidate.kind === 'expression' && touches(inside(candidate), offset),
  );
  if (!part) return undefined;
  return segmentAt(part, offset) ?? rootAt(template, part, offset);
}

function inside({ parsed, closed, span }: ExpressionPart): Span {
  return closed ? parsed.span : { start: parsed.span.start, end: span.end };
}

/** The innermost one: in `connections[aws]` the cursor is on the root `aws` of the index, not on the index. */
function segmentAt(part: ExpressionPart, offset: number): PathPlace | undefined {
  let best: PathPlace | undefined;
  for (const path of pathsOf(part.parsed)) {
    if (!touches(path.span, offset)) continue;
    const index = path.segments.findIndex((candidate) => isAt(candidate, offset));
    const segment = path.segments[index];
    if (segment && (!best || width(segment) < width(best.segment))) best = place(part, path, index, segment, offset);
  }
  return best;
}

function isAt(segment: Segment, offset: number): boolean {
  const { separator } = segment;
  if (touches(segment.span, offset) || separator?.end === offset) return true;
  return segment.missing && segment.notation === 'index' && separator !== undefined && separator.end < offset;
}

function place(part: ExpressionPart, path: Path, index: number, segment: Segment, offset: number): PathPlace {
  return {
    part,
    before: path.segments.slice(0, index),
    segment: touches(segment.span, offset) ? segment : emptied(segment, offset),
    dollar: path.dollar !== undefined,
    piped: path.piped,
    query: path.query,
  };
}

/** In `connections.aws.$0 and` the engine takes `and` for the name; the one who types is about to write it. */
function emptied(segment: Segment, offset: number): Segment {
  const { notation, separator, bracketClosed } = segment;
  return { ...emptySegment(offset), notation, separator, bracketClosed };
}

function width({ span }: Segment): number {
  return span.end - span.start;
}

/** A name at the start of a path, or the empty place for one. */
function rootAt(template: Template, part: ExpressionPart, offset: number): PathPlace | undefined {
  const { tokens } = part.parsed;
  const touched = tokens.find(({ kind, span }) => kind !== 'symbol' && touches(span, offset));
  const previous = tokens.findLast(({ span }) => span.end <= offset);
  const piped = part.parsed.piped.some((span) => touches(span, offset));
  const root = { part, before: [], dollar: false, piped, query: false };
  if (touched) {
    const word = { ...emptySegment(offset), span: touched.span, name: touched.text, missing: false };
    return touched.kind === 'identifier' ? { ...root, segment: word } : undefined;
  }
  if (isInComment(template.text.slice(previous?.span.end ?? part.parsed.span.start, offset))) return undefined;
  const starts = !previous || (previous.kind === 'symbol' && !')]}.$'.includes(previous.text));
  return starts ? { ...root, segment: emptySegment(offset) } : undefined;
}

/** @param gap white space and comments: the text between two tokens, up to the cursor */
function isInComment(gap: string): boolean {
  let offset = 0;
  while (offset < gap.length) {
    const block = gap.startsWith('/*', offset);
    if (block || gap.startsWith('//', offset)) {
      const end = gap.indexOf(block ? '*/' : '\n', offset + 2);
      if (end < 0) return true;
      offset = end + 1;
    }
    offset++;
  }
  return false;
}

function emptySegment(offset: number): Segment {
  return {
    span: { start: offset, end: offset },
    name: undefined,
    notation: 'root',
    separator: undefined,
    quote: undefined,
    closed: true,
    bracketClosed: true,
    missing: true,
  };
}
