/**
 * Which diagnostics a workflow's own comments silence, and which comments silence nothing.
 */
import { lastNotAfter } from '../../workflow/line';
import type { Workflow } from '../../workflow/model';
import { accountCodes } from '../codes';
import type { Diagnostic } from '../types';
import type { IgnoreComment, IgnoredCode } from './comments';
import { placedComments, type PlacedComment } from './placed';

/** A comment with no code, or one of its codes, that has no effect. */
export interface UnusedIgnore {
  readonly comment: IgnoreComment;
  /** `undefined` for `# relay-ignore-file` without codes, which would hide everything that is ever found. */
  readonly code: IgnoredCode | undefined;
}

export interface Silenced {
  /** What is left to tell. */
  readonly diagnostics: readonly Diagnostic[];
  readonly unused: readonly UnusedIgnore[];
}

/** No comment silences these: Relay could not read the comment's file either, and a comment about comments helps nobody. */
export function canBeIgnored(code: string): boolean {
  return code !== 'yaml-syntax' && code !== 'ignore-unused';
}

export function silence(workflow: Workflow, diagnostics: readonly Diagnostic[]): Silenced {
  const placed = placedComments(workflow);
  if (placed.length === 0) return { diagnostics, unused: [] };
  const commentsAt = byLine(placed);
  const used = new Set<IgnoredCode>();
  const isSilenced = ({ code, span }: Diagnostic): boolean => {
    if (!canBeIgnored(code)) return false;
    let silenced = false;
    for (const comment of commentsAt(span.start)) {
      if (comment.codes.length === 0) silenced ||= comment.scope === 'line';
      for (const ignored of comment.codes) {
        if (ignored.text !== code) continue;
        used.add(ignored);
        silenced = true;
      }
    }
    return silenced;
  };
  const left = diagnostics.filter((diagnostic) => !isSilenced(diagnostic));
  // While the text is no YAML, much of it is not looked at, and a comment may have lost its line for a moment.
  if (workflow.errors.length > 0) return { diagnostics: left, unused: [] };
  return { diagnostics: left, unused: placed.flatMap(({ comment }) => unusedIn(comment, used)) };
}

/** Who is about what stands at an offset. Comments are about the same lines, or about others. */
function byLine(placed: readonly PlacedComment[]): (offset: number) => readonly IgnoreComment[] {
  const ofFile = placed.flatMap(({ comment, about }) => (about === undefined ? [comment] : []));
  const groups = new Map<number, { readonly end: number; readonly comments: IgnoreComment[] }>();
  for (const { comment, about } of placed) {
    if (about === undefined) continue;
    const group = groups.get(about.start) ?? { end: about.end, comments: [...ofFile] };
    group.comments.push(comment);
    groups.set(about.start, group);
  }
  const starts = [...groups.keys()].sort((a, b) => a - b);
  return (offset) => {
    const group = groups.get(starts[lastNotAfter(starts, offset)] ?? -1);
    return group !== undefined && offset < group.end ? group.comments : ofFile;
  };
}

function unusedIn(comment: IgnoreComment, used: ReadonlySet<IgnoredCode>): readonly UnusedIgnore[] {
  if (comment.codes.length === 0) return comment.scope === 'file' ? [{ comment, code: undefined }] : [];
  // Another account, or the same one tomorrow, gives another answer: a comment about the account is never called unused.
  return comment.codes
    .filter((code) => !used.has(code) && !accountCodes.has(code.text))
    .map((code) => ({ comment, code }));
}
