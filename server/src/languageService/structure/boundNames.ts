/**
 * The parameters that a trigger gives a value.
 */
import { scalarText, valueOf, type Place } from '../../workflow/places';
import type { WrittenName } from '../../workflow/references';
import { resolveAlias } from '../../workflow/yaml/tree';

/** Not those that `<<` merges; and `$type` makes something else of the mapping. */
export function boundNames(binding: Place): readonly WrittenName[] {
  const value = valueOf(binding, 'parameters');
  const mapping = resolveAlias(value);
  if (mapping?.kind !== 'mapping') return [];
  return mapping.entries.flatMap(({ key }) => {
    const text = key.kind === 'scalar' ? scalarText(key) : '';
    const isName = key.kind === 'scalar' && text !== '' && text !== '<<' && !text.startsWith('$');
    return isName ? [{ text, span: key.span, place: { kind: 'scalar', scalar: key } }] : [];
  });
}
