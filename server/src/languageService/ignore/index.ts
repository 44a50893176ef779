/**
 * Which diagnostics a workflow's own comments silence, and which comments silence nothing.
 */
import type { Workflow } from '../../workflow/model';
import { accountCodes } from '../codes';
import type { Diagnostic } from '../types';
import { ignoreComments, type IgnoreComment, type IgnoredCode } from './comments';
import { linesOf, type LineRange, type Lines } from './lines';

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
  const comments = ignoreComments(workflow);
  if (comments.length === 0) return { diagnostics, unused: [] };
  const lines = linesOf(workflow);
  const placed = comments.map((comment) => ({ comment, range: rangeOf(comment, lines) }));
  const used = new Set<IgnoredCode>();
  const isSilenced = ({ code, span }: Diagnostic): boolean => {
    if (!canBeIgnored(code)) return false;
    const line = lines.at(span.start);
    let silenced = false;
    for (const { comment, range } of placed) {
      if (range && (line < range.first || range.last < line)) continue;
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
  return { diagnostics: left, unused: comments.flatMap((comment) => unusedIn(comment, used)) };
}

/** `undefined` for the whole file. A comment behind something is about its own lines, one alone about the next ones with content. */
export function rangeOf({ scope, span }: IgnoreComment, lines: Lines): LineRange | undefined {
  if (scope === 'file') return undefined;
  const own = lines.at(span.start);
  const isAlone = lines.textOf(own).search(/\S/) === span.start - lines.startOf(own);
  return isAlone ? nextWithContent(own, lines) : lines.together(own);
}

function nextWithContent(line: number, lines: Lines): LineRange {
  let next = line + 1;
  while (next < lines.count && /^\s*(#|$)/.test(lines.textOf(next))) next++;
  return lines.together(next);
}

function unusedIn(comment: IgnoreComment, used: ReadonlySet<IgnoredCode>): readonly UnusedIgnore[] {
  if (comment.codes.length === 0) return comment.scope === 'file' ? [{ comment, code: undefined }] : [];
  // Another account, or the same one tomorrow, gives another answer: a comment about the account is never called unused.
  return comment.codes
    .filter((code) => !used.has(code) && !accountCodes.has(code.text))
    .map((code) => ({ comment, code }));
}
