import { isRecord, property } from './json';
import type { Redacted } from './redacted';

const maximumLength = 300;

/**
 * The friendly words of an error body, for a person: one line, at most 300 characters, and without anything that we sent.
 * A proxy may answer HTML, and any field may be absent: then `undefined`.
 *
 * `{ "error": { "formatted": { "friendly": "The name is taken." } } }` → `The name is taken.`
 */
export function serviceMessageOf(body: string, sent: readonly Redacted[]): string | undefined {
  const words = friendlyWords(errorOf(body));
  return words === undefined ? undefined : oneLine(withoutSecrets(words, sent));
}

/** At most 300 characters; `undefined` when nothing is left. */
export function oneLine(words: string): string | undefined {
  const line = words.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
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

/** The sentence of an error, and what is said of single items: `The connection is not valid. name: must not be blank` */
export function friendlyWords(error: unknown): string | undefined {
  const items = property(error, 'items');
  const details = Object.entries(isRecord(items) ? items : {}).flatMap(([name, item]) => {
    const words = sentenceOf(item);
    return words === undefined ? [] : [`${name}: ${words}`];
  });
  const sentence = sentenceOf(error);
  const all = sentence === undefined ? details : [sentence, ...details];
  return all.length === 0 ? undefined : all.join(' ');
}

const sentenceOf = (error: unknown): string | undefined =>
  textOf(property(property(error, 'formatted'), 'friendly')) ??
  textOf(property(property(error, 'description'), 'friendly')) ??
  textOf(property(error, 'title'));

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Longer ones first: one may be the beginning of another. */
function withoutSecrets(words: string, secrets: readonly Redacted[]): string {
  const forms = new Set(secrets.flatMap((secret) => quotedForms(secret.reveal())));
  return [...forms].sort((a, b) => b.length - a.length).reduce(replaceForm, words);
}

/** A service may quote what it refuses whole, line by line, or as JSON writes it. */
const quotedForms = (value: string): string[] => [
  value,
  JSON.stringify(value).slice(1, -1),
  ...value.split(/\r\n|\r|\n/).filter((line) => line.length >= 8),
];

function replaceForm(words: string, form: string): string {
  if (form.trim() === '') return words;
  if (form.length >= 4) return words.replaceAll(form, '[redacted]');
  // A value of a few letters is in half of all words: only where it stands alone.
  return words
    .split(/([^\p{L}\p{N}]+)/u)
    .map((word) => (word === form ? '[redacted]' : word))
    .join('');
}
