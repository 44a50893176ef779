/**
 * `# relay-ignore: code, code`: the comments that silence diagnostics, as they are written.
 */
import type { Span } from '../../workflow/span';
import { findComments } from '../../workflow/yaml/comments';

export interface IgnoreComment {
  readonly scope: 'line' | 'file';
  /** Empty where it names none: then it is about every code. */
  readonly codes: readonly IgnoredCode[];
  /** From the `#` to the end of the line. */
  readonly span: Span;
}

export interface IgnoredCode {
  readonly text: string;
  readonly span: Span;
}

/** What follows the codes is a remark: `# relay-ignore: connection-missing (the deploy job creates it)`. */
export function ignoreComments(text: string): readonly IgnoreComment[] {
  // Most have none, and finding comments costs as much as reading the YAML.
  if (!text.includes('relay-ignore')) return [];
  return findComments(text).flatMap(({ text: comment, span }) => {
    const [whole, , file] = ignorePattern.exec(comment) ?? [];
    if (whole === undefined) return [];
    return [{ scope: file === undefined ? 'line' : 'file', codes: readCodes(comment, whole.length, span.start), span }];
  });
}

/** The colon may be forgotten. */
const ignorePattern = /^(#+[ \t]*relay-ignore(-file)?)(?::|(?=\s)|$)[ \t]*/;

function readCodes(comment: string, from: number, commentStart: number): readonly IgnoredCode[] {
  const codes: IgnoredCode[] = [];
  const code = /([\w-]+)[ \t]*(,[ \t]*)?/y;
  code.lastIndex = from;
  for (let found = code.exec(comment); found !== null; found = code.exec(comment)) {
    const [, text = '', comma] = found;
    const start = commentStart + found.index;
    codes.push({ text, span: { start, end: start + text.length } });
    if (comma === undefined) break;
  }
  return codes;
}
