/**
 * `Make it a list`: `input: echo done` becomes a list of one.
 */
import { resolveAlias, type YamlEntry } from '../../workflow/yaml/tree';
import type { Fix } from '../types';
import { indentOf } from './indentation';
import { lineEnd } from '../../workflow/line';
import { quoted } from '../wording';

/** Only of a text: a mapping where a list belongs is some other mistake. */
export function makeList(text: string, key: string, entry: YamlEntry): readonly Fix[] {
  const { value, colon } = entry;
  if (resolveAlias(value)?.kind !== 'scalar' || colon === undefined) return [];
  const { start, end } = value.outerSpan;
  const inFlow = value.kind === 'scalar' && value.inFlow;
  const edits = inFlow
    ? [
        { span: { start, end: start }, newText: '[' },
        { span: { start: end, end }, newText: ']' },
      ]
    : [{ span: { start: colon.end, end: start }, newText: `${lineEnd(text)}${indentOf(text, entry)}- ` }];
  return [{ title: `Make ${quoted(key)} a list`, preferred: true, edits }];
}
