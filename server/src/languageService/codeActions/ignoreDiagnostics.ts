/**
 * `Ignore connection-missing on this line`: writes the comment that silences it, above the line or into the comment that is there already.
 */
import { lineEnd } from '../../workflow/line';
import type { Workflow } from '../../workflow/model';
import type { Span } from '../../workflow/span';
import { canBeIgnored } from '../ignore';
import { linesAround, placedComments, type PlacedComment } from '../ignore/placed';
import type { CodeAction, Diagnostic, TextEdit } from '../types';

/** One for each code, for all its diagnostics among these; never the likeliest thing to do. */
export function ignoreDiagnostics(workflow: Workflow, diagnostics: readonly Diagnostic[]): readonly CodeAction[] {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].filter(canBeIgnored);
  if (codes.length === 0) return [];
  const comments = placedComments(workflow);
  return codes.map((code) => {
    const ofCode = diagnostics.filter((diagnostic) => diagnostic.code === code);
    const lines = ofCode.map(({ span }) => linesAround(workflow, span.start));
    const each = [...new Map(lines.map((span) => [span.start, span])).values()];
    return {
      title: `Ignore ${code} on ${each.length === 1 ? 'this line' : `these ${each.length} lines`}`,
      diagnostics: ofCode,
      preferred: false,
      edits: each.map((span) => silencing(workflow.text, code, span, comments)),
    };
  });
}

function silencing(text: string, code: string, { start }: Span, comments: readonly PlacedComment[]): TextEdit {
  const there = comments.find(({ about }) => about?.start === start)?.comment;
  const last = there?.codes.at(-1);
  if (last) return { span: { start: last.span.end, end: last.span.end }, newText: `, ${code}` };
  const indented = /[ \t]*/y;
  indented.lastIndex = start;
  const [indentation = ''] = indented.exec(text) ?? [];
  return { span: { start, end: start }, newText: `${indentation}# relay-ignore: ${code}${lineEnd(text)}` };
}
