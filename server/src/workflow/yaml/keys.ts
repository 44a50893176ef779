/**
 * What the engine refuses in the keys of a mapping although YAML allows or only discourages it.
 */
import type { YamlEntry, YamlError } from './tree';

/** Duplicate keys, and keys that are no scalars. The values of keys are compared as text: `1` and `"1"` are the same. */
export function keyErrors(entries: readonly YamlEntry[]): readonly YamlError[] {
  const errors: YamlError[] = [];
  const seen = new Set<string>();
  for (const { key } of entries) {
    if (key.kind === 'mapping' || key.kind === 'sequence') {
      errors.push({
        code: 'KEY_NOT_SCALAR',
        message: `A key must be a word or a text, not a ${key.kind}.`,
        span: key.span,
      });
      continue;
    }
    const name = key.kind === 'alias' ? `*${key.name}` : key.text;
    const identity = `${key.kind} ${name}`;
    if (!seen.has(identity)) {
      seen.add(identity);
      continue;
    }
    const message = `The key "${name}" stands in this mapping already. Remove or rename one of the two.`;
    errors.push({ code: 'DUPLICATE_KEY', message, span: key.span });
  }
  return errors;
}
