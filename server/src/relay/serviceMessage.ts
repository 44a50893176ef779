import type { Redacted } from './redacted';

const maximumLength = 300;

/**
 * The friendly words of an error body, for a person: one line, at most 300 characters, and without anything that we sent.
 * A proxy may answer HTML, and any field may be absent: then `undefined`.
 *
 * `{ "error": { "formatted": { "friendly": "The name is taken." } } }` → `The name is taken.`
 */
export function serviceMessageOf(body: string, sent: readonly Redacted[]): string | undefined {
  const words = wordsOf(errorOf(body));
  if (words === undefined) return undefined;
  const line = sent
    .reduce(withoutSecret, words)
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (line === '') return undefined;
  return line.length <= maximumLength ? line : `${line.slice(0, maximumLength - 1)}…`;
}

function errorOf(body: string): unknown {
  try {
    return property(JSON.parse(body), 'error');
  } catch {
    return undefined;
  }
}

/** The sentence, and what is said of single items: `The connection is not valid. name: must not be blank` */
function wordsOf(error: unknown): string | undefined {
  const sentence =
    textOf(property(property(error, 'formatted'), 'friendly')) ??
    textOf(property(property(error, 'description'), 'friendly')) ??
    textOf(property(error, 'title'));
  const items = property(error, 'items');
  const details =
    typeof items === 'object' && items !== null && !Array.isArray(items)
      ? Object.entries(items).flatMap(([name, item]) => {
          const words = wordsOf(item);
          return words === undefined ? [] : [`${name}: ${words}`];
        })
      : [];
  const all = [...(sentence === undefined ? [] : [sentence]), ...details];
  return all.length === 0 ? undefined : all.join(' ');
}

const property = (of: unknown, key: string): unknown =>
  typeof of === 'object' && of !== null && Object.hasOwn(of, key) ? (of as Record<string, unknown>)[key] : undefined;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** A service may quote what it refuses, whole, line by line, or as JSON writes it. */
function withoutSecret(words: string, secret: Redacted): string {
  const value = secret.reveal();
  const forms = new Set([
    value,
    JSON.stringify(value).slice(1, -1),
    ...value.split(/\r\n|\r|\n/).filter((line) => line.length >= 8),
  ]);
  return [...forms].sort((a, b) => b.length - a.length).reduce(replaceForm, words);
}

function replaceForm(words: string, form: string): string {
  if (form.trim() === '') return words;
  if (form.length >= 4) return words.replaceAll(form, '[redacted]');
  // A value of a few letters is in half of all words: only where it stands alone.
  return words
    .split(/([^\p{L}\p{N}]+)/u)
    .map((word) => (word === form ? '[redacted]' : word))
    .join('');
}
