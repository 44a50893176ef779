/**
 * `spec-key-missing`: keys that the published image needs and that are not there.
 *
 *     image: relaysh/slack-step-message-send
 *     spec:
 *     ^^^^ The published relaysh/slack-step-message-send also needs channel and connection in spec.
 *       message: Done
 */
import { columnOf, endOfLine } from '../../workflow/line';
import { keyText } from '../../workflow/yaml/tree';
import { listed } from '../../relay/words';
import type { SpecMapping } from '../specMappings';
import type { Diagnostic, Fix } from '../types';
import { isTaken, nearestKey } from './specKeyUnknown';

/** One for all the keys of a mapping. `text` is the workflow's. */
export function specKeyMissing(text: string, mapping: SpecMapping): readonly Diagnostic[] {
  const { image, name, at, keys } = mapping;
  const missing = missingKeys(mapping);
  if (missing.length === 0) return [];
  const fix = addition(text, mapping, missing);
  return [
    {
      code: 'spec-key-missing',
      severity: 'hint',
      message: `The published ${image} ${keys.size === 0 ? '' : 'also '}needs ${listed(missing)} in ${name}.`,
      span: at,
      ...(fix && { fixes: [fix] }),
    },
  ];
}

/** Without those that have a default, and those that a misspelled key stands for, which is said there. */
function missingKeys(mapping: SpecMapping): readonly string[] {
  const { schema, entries, keys } = mapping;
  const meant = entries.flatMap((entry) => {
    const key = keyText(entry);
    return schema.additionalProperties !== false || key === undefined || isTaken(mapping, key)
      ? []
      : (nearestKey(mapping, key) ?? []);
  });
  return (schema.required ?? []).filter(
    (key) => !keys.has(key) && !meant.includes(key) && schema.properties?.[key]?.default === undefined,
  );
}

/** With nothing behind the colons: what belongs there is for completion to offer. */
function addition(text: string, { mapping, entries, at, gap }: SpecMapping, keys: readonly string[]): Fix | undefined {
  const insert = (offset: number, newText: string, title = `Add ${listed(keys)}`): Fix => ({
    title,
    edits: [{ span: { start: offset, end: offset }, newText }],
  });
  const lines = (column: number): string => keys.map((key) => `\n${' '.repeat(column)}${key}:`).join('');
  const [first] = entries;
  const last = entries.at(-1);
  if (mapping?.flow) {
    const written = keys.map((key) => `${key}: `).join(', ');
    return last ? insert(last.value.span.end, `, ${written}`) : insert(mapping.span.start + 1, ` ${written}`);
  }
  if (first && last) {
    return insert(endOfLine(text, last.value.span.end), lines(columnOf(text, first.key.outerSpan.start)));
  }
  if (!gap) return undefined;
  const column = columnOf(text, gap.below.start);
  return gap.isSpec
    ? insert(endOfLine(text, at.end), lines(column + 2))
    : insert(
        endOfLine(text, at.end),
        `\n${' '.repeat(column)}spec:${lines(column + 2)}`,
        `Add a spec with ${listed(keys)}`,
      );
}
