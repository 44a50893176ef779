/**
 * The words of the language in a sentence each.
 */
import { functions } from '../../workflow/expression';
import type { Root } from '../roots';

const roots: Readonly<Record<Root, string>> = {
  connections: 'the connections of the account',
  secrets: 'the secrets of this workflow',
  parameters: 'the parameters of this run',
  outputs: 'what earlier steps have set',
  steps: 'how earlier steps have ended',
  event: 'the data of the event that fired the trigger',
};

export function describeRoot(root: Root): string {
  return roots[root];
}

const purposes: Readonly<Record<string, string>> = {
  append: 'A list with further items at its end.',
  coalesce: 'The first of the values that is there and not null.',
  concat: 'The texts as one.',
  convertMarkdown: 'Markdown in another notation: `jira` or `html`.',
  equals: 'Whether two values are the same.',
  exists: 'Whether the value is there at all.',
  jsonMarshal: 'The value as JSON text.',
  jsonUnmarshal: 'The value that a JSON text stands for.',
  merge:
    "One object of several; of the same key, the last one counts. `mode: 'deep'` merges inner objects as well, `mode: 'shallow'` replaces them.",
  notEquals: 'Whether two values differ.',
  now: 'The present time.',
  path: 'What a query such as `a.b[0]` finds in an object, or the default where it finds nothing.',
  toString: 'The value as text.',
};

/** Markdown. `undefined` for what is no function. */
export function describeFunction(name: string): string | undefined {
  const found = functions.get(name);
  if (!found) return undefined;
  const { signature, keywords } = found;
  const forms = [signature, ...(keywords ? [keywordForm(name, keywords)] : [])];
  return [...forms.map((form) => `\`${form}\``), purposes[name] ?? ''].join('\n\n');
}

function keywordForm(
  name: string,
  { required, optional }: { readonly required: readonly string[]; readonly optional: readonly string[] },
): string {
  const keywords = [...required.map((keyword) => `${keyword}: …`), ...optional.map((keyword) => `[${keyword}: …]`)];
  return `${name}(${keywords.join(', ')})`;
}
