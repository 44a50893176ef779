/**
 * The comments that silence diagnostics, each with the lines that it is about. They are read step by step, and kept while the step is the same.
 */
import { foundInParts, oncePerPart } from '../../workflow/foundInParts';
import { partsOf, type WorkflowPart } from '../../workflow/incremental';
import type { Workflow } from '../../workflow/model';
import { shiftSpan, type Shift } from '../../workflow/parts/shiftNodes';
import type { Span } from '../../workflow/span';
import { ignoreComments, type IgnoreComment } from './comments';
import { linesOf, type Lines } from './lines';

export interface PlacedComment {
  readonly comment: IgnoreComment;
  /** Whole lines; `undefined` for the whole file. */
  readonly about: Span | undefined;
}

/** In the order of the text. */
export function placedComments(workflow: Workflow): readonly PlacedComment[] {
  const { parts, shiftOf } = partsOf(workflow);
  const placed: PlacedComment[] = [];
  const place = (comments: readonly ReadComment[], shift: Shift, next: number): void => {
    for (const { comment, about } of comments)
      placed.push({ comment: shiftComment(shift, comment), about: aboutInWhole(about, shift, next) });
  };
  const aboutInWhole = (about: ReadComment['about'], shift: Shift, next: number): Span | undefined => {
    if (about === 'file') return undefined;
    if (about !== 'next') return shiftSpan(shift, about);
    const part = parts[next];
    return part === undefined ? nothing(workflow) : shiftSpan(shiftOf(next), firstLines(part));
  };

  place(commentsInPreamble(workflow), { offset: 0, index: 0, nodes: undefined }, 0);
  for (const { position, items } of commentsIn(workflow, undefined)) place(items, shiftOf(position), position + 1);
  return placed;
}

/** The line that holds the offset, with all that belong to the same texts. */
export function linesAround(workflow: Workflow, offset: number): Span {
  const { parts, shiftOf, positionAt } = partsOf(workflow);
  const position = positionAt(offset);
  const part = parts[position];
  if (part === undefined) return nothing(workflow);
  const shift = shiftOf(position);
  const lines = linesIn(part);
  return shiftSpan(shift, lines.together(lines.at(offset - shift.offset)));
}

/** Behind the end of the text. */
function nothing({ text }: Workflow): Span {
  return { start: text.length + 1, end: text.length + 1 };
}

interface ReadComment {
  readonly comment: IgnoreComment;
  /** `next`: the first lines of what stands below the part. */
  readonly about: Span | 'file' | 'next';
}

const linesIn = oncePerPart(linesOf);

const commentsIn = foundInParts((part) => readComments(part.text, () => linesOf(part)));

/** What stands before the first part: comments, blank lines and `---`. */
function commentsInPreamble(workflow: Workflow): readonly ReadComment[] {
  const { parts, shiftOf } = partsOf(workflow);
  const end = shiftOf(0).offset + (parts[0]?.textStart ?? 0);
  const text = workflow.text.slice(0, end);
  return readComments(text, () => linesOf({ text, root: undefined }));
}

function firstLines(part: WorkflowPart): Span {
  const lines = linesIn(part);
  return lines.together(lines.at(part.textStart));
}

function shiftComment(shift: Shift, { scope, codes, span }: IgnoreComment): IgnoreComment {
  return {
    scope,
    codes: codes.map((code) => ({ text: code.text, span: shiftSpan(shift, code.span) })),
    span: shiftSpan(shift, span),
  };
}

function readComments(text: string, readLines: () => Lines): readonly ReadComment[] {
  const comments = ignoreComments(text);
  if (comments.length === 0) return [];
  const lines = readLines();
  return comments.map((comment) => ({ comment, about: linesAbout(comment, lines) }));
}

/** A comment behind something is about its own lines, one alone about the next ones with content. */
function linesAbout({ scope, span }: IgnoreComment, lines: Lines): ReadComment['about'] {
  if (scope === 'file') return 'file';
  const own = lines.at(span.start);
  const isAlone = lines.textOf(own).search(/\S/) === span.start - lines.startOf(own);
  if (!isAlone) return lines.together(own);
  let next = own + 1;
  while (next < lines.count && /^\s*(#|$)/.test(lines.textOf(next))) next++;
  return next < lines.count ? lines.together(next) : 'next';
}
