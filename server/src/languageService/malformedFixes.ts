/**
 * Repairs of tags that the engine refuses, where it is clear what was meant.
 */
import type { MalformedReferenceProblem, References } from '../workflow/references';
import type { Span } from '../workflow/span';
import { spellValue } from '../workflow/spelling';
import type { Fix } from './types';

interface Malformed {
  readonly type: string;
  readonly form: 'tag' | 'typeMap';
  readonly span: Span;
  readonly problem: MalformedReferenceProblem;
}

/** `source` is the text at the span; `keys` are those that the type has. */
export function malformedFixes(
  { type, form, span, problem }: Malformed,
  keys: readonly string[],
  source: string,
): readonly Fix[] {
  const repair = (title: string, newText: string): readonly Fix[] => [
    { title, preferred: true, edits: [{ span, newText }] },
  ];
  if (problem.kind === 'bareWords' && form === 'tag') {
    const pairs = problem.words.map((word) => /^(\w+) (.*)$/.exec(word) ?? []);
    const colons = pairs.every(([, key]) => key !== undefined && keys.includes(key));
    const written = colons
      ? `!${type} { ${pairs.map(([, key, value]) => `${key}: ${spellValue(value ?? '')}`).join(', ')} }`
      : `!${type} [${problem.words.map(spellValue).join(', ')}]`;
    return problem.words.length === keys.length ? repair(`Write it as ${written}`, written) : [];
  }
  if (problem.kind === 'notACollection') {
    // `!Connection aws/prod`, `!Output step.key`
    const [, first, second] = /^!\w+\s+["'(]?([\w-]+)[/.:,\s]+([\w-]+)["')]?$/.exec(source) ?? [];
    if (first === undefined || second === undefined) return [];
    const written = `!${type} [${spellValue(first)}, ${spellValue(second)}]`;
    return repair(`Write it as ${written}`, written);
  }
  if (problem.kind !== 'notAString' || problem.text === '') return [];
  // What is there must be one plain word: a collection or a value with a tag of its own has no obvious text.
  if (source === problem.text) return repair(`Put the ${problem.key} in quotes`, spellValue(problem.text));
  const quoted = `!${type} ['${problem.text}']`;
  const own = new RegExp(`^!${type}\\s+(['"]?)[^'"\\s]+\\1$`).test(source);
  return keys.length === 1 && own ? repair(`Write it as ${quoted}`, quoted) : [];
}

/** `!Connection { type: !Foo aws, … }`: the unknown tag is the mistake. */
export function withoutUnknownTags<Item extends { readonly span: Span }>(
  malformed: readonly Item[],
  { unknownTags }: References,
): readonly Item[] {
  const starts = new Set(unknownTags.map(({ span }) => span.start));
  return malformed.filter(({ span }) => !starts.has(span.start));
}
