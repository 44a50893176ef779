/**
 * What stands behind the value that is the document. The engine reads that value and passes over what follows, which a person surely
 * means to be read: `  a: 1` and then `b: 2` in the first column.
 */
import type { CST } from 'yaml';
import { columnOf, lineStart } from '../line';
import type { Problem } from './messages';
import type { YamlError } from './tree';

/** The code of the error that tells where it starts. The engine does not refuse the text because of it. */
export const notRead = 'NOT_READ';

/** The first token behind the value, and before the limit, that is more than a mark; `undefined` where it is not in the document, but after it in the stream. */
export function tokenBehind({ end = [] }: CST.Document, limit: number): number | undefined {
  const marks = ['space', 'newline', 'comment', 'doc-end'];
  return end.find(({ type, offset }) => offset < limit && !marks.includes(type))?.offset;
}

/** The problems without those of what is passed over from `rest` on, and one error that says so. */
export function passOver(
  text: string,
  document: CST.Document,
  rest: number,
  problems: readonly Problem[],
): { readonly problems: readonly Problem[]; readonly errors: readonly YamlError[] } {
  if (!isComplete(text, document, rest)) return { problems, errors: [] };
  const remaining = problems.filter(({ pos: [at], code }) => at < rest || (at === rest && code !== 'UNEXPECTED_TOKEN'));
  // What is open up to there, a bracket most often, is said instead.
  if (remaining.some(({ pos: [at] }) => at === rest)) return { problems: remaining, errors: [] };
  const message =
    'Relay reads nothing from here on, because the value before is complete. Indent all lines of the first level alike.';
  const newline = text.indexOf('\n', rest);
  const span = { start: rest, end: newline < 0 ? text.length : newline };
  return { problems: remaining, errors: [{ code: notRead, message, span }] };
}

/**
 * A list or mapping is complete where a line is indented less than all of it. In the first column there is no less:
 * what does not fit into it is an error to the engine, too.
 */
function isComplete(text: string, { value }: CST.Document, rest: number): boolean {
  if (value?.type === 'block-map' || value?.type === 'block-seq')
    return columnOf(text, rest) < value.indent && text.slice(lineStart(text, rest), rest).trim() === '';
  return value !== undefined && value.type !== 'scalar' && value.type !== 'alias';
}
