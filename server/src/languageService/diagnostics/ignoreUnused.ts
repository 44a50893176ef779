/**
 * `ignore-unused`: a comment that silences nothing, or the code in it that does not.
 *
 *     connection: !Connection { type: aws, name: prod } # relay-ignore: connection-malformed
 *                                                                       ^^^^^^^^^^^^^^^^^^^^ There is no connection-malformed to ignore …
 */
import type { Span } from '../../workflow/span';
import { changeWord } from '../changeWord';
import { diagnosticCodes } from '../codes';
import { canBeIgnored, type UnusedIgnore } from '../ignore';
import type { IgnoreComment, IgnoredCode } from '../ignore/comments';
import { nearest } from '../nearest';
import type { Diagnostic, Fix } from '../types';
import { quoted } from '../wording';

export function ignoreUnused(text: string, { comment, code }: UnusedIgnore): Diagnostic {
  const near = code && !diagnosticCodes.includes(code.text) ? nearest(code.text, diagnosticCodes) : undefined;
  return {
    code: 'ignore-unused',
    severity: 'hint',
    message: describe(comment, code, near),
    span: code?.span ?? comment.span,
    faded: true,
    fixes: [
      ...(code && near !== undefined ? [changeWord(code.text, near, code.span)] : []),
      removal(text, comment, code, near === undefined),
    ],
  };
}

function describe({ scope }: IgnoreComment, code: IgnoredCode | undefined, near: string | undefined): string {
  if (!code)
    return 'This comment ignores nothing. Name the codes that this file is not to have: # relay-ignore-file: code, code.';
  if (!diagnosticCodes.includes(code.text)) {
    const remedy = near === undefined ? 'Codes are separated by commas.' : `Did you mean ${quoted(near)}?`;
    return `No diagnostic has the code ${quoted(code.text)}. ${remedy}`;
  }
  if (!canBeIgnored(code.text)) {
    return `A comment cannot ignore ${code.text}. The setting relay.diagnostics.severity can switch it off.`;
  }
  const where = scope === 'file' ? 'in this file' : 'on its line';
  return `There is no ${code.text} to ignore ${where}. Remove it from the comment.`;
}

/** The last code takes the comment with it, and a comment that is alone on its line takes the line. */
function removal(text: string, comment: IgnoreComment, code: IgnoredCode | undefined, preferred: boolean): Fix {
  const others = comment.codes.filter((other) => other !== code);
  if (code === undefined || others.length === 0) {
    return {
      title: 'Remove this comment',
      edits: [{ span: wholeComment(text, comment.span), newText: '' }],
      preferred,
    };
  }
  const index = comment.codes.indexOf(code);
  const next = comment.codes[index + 1];
  const previous = comment.codes[index - 1];
  const span = next
    ? { start: code.span.start, end: next.span.start }
    : { start: previous?.span.end ?? code.span.start, end: code.span.end };
  return { title: `Remove ${code.text} from this comment`, edits: [{ span, newText: '' }], preferred };
}

function wholeComment(text: string, { start, end }: Span): Span {
  const before = /(^|[\r\n])?[ \t]*$/.exec(text.slice(0, start));
  const isAlone = before?.[1] !== undefined;
  const contentEnd = start - (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
  const lineBreak = isAlone ? (/^(\r\n|\r|\n)/.exec(text.slice(end))?.[0].length ?? 0) : 0;
  return { start: contentEnd, end: end + lineBreak };
}
