/**
 * `Ignore connection-missing on this line`: writes the comment that silences it, above the line or into the comment that is there already.
 */
import { lineEnd } from '../../workflow/line';
import type { Workflow } from '../../workflow/model';
import { canBeIgnored, rangeOf } from '../ignore';
import { ignoreComments, type IgnoreComment } from '../ignore/comments';
import { linesOf, type LineRange, type Lines } from '../ignore/lines';
import type { CodeAction, Diagnostic, TextEdit } from '../types';

/** One for each code, for all its diagnostics among these; never the likeliest thing to do. */
export function ignoreDiagnostics(workflow: Workflow, diagnostics: readonly Diagnostic[]): readonly CodeAction[] {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].filter(canBeIgnored);
  if (codes.length === 0) return [];
  const lines = linesOf(workflow);
  const comments = ignoreComments(workflow);
  return codes.map((code) => {
    const ofCode = diagnostics.filter((diagnostic) => diagnostic.code === code);
    const ranges = ofCode.map(({ span }) => lines.together(lines.at(span.start)));
    const each = [...new Map(ranges.map((range) => [range.first, range])).values()];
    return {
      title: `Ignore ${code} on ${each.length === 1 ? 'this line' : `these ${each.length} lines`}`,
      diagnostics: ofCode,
      preferred: false,
      edits: each.map((range) => silencing(workflow.text, code, range, comments, lines)),
    };
  });
}

function silencing(
  text: string,
  code: string,
  range: LineRange,
  comments: readonly IgnoreComment[],
  lines: Lines,
): TextEdit {
  const there = comments.find((comment) => rangeOf(comment, lines)?.first === range.first);
  const last = there?.codes.at(-1);
  if (last) return { span: { start: last.span.end, end: last.span.end }, newText: `, ${code}` };
  const start = lines.startOf(range.first);
  const [indentation = ''] = /^[ \t]*/.exec(lines.textOf(range.first)) ?? [];
  const lineBreak = lineEnd(text);
  return { span: { start, end: start }, newText: `${indentation}# relay-ignore: ${code}${lineBreak}` };
}
