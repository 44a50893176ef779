/**
 * Mappings as the engine reads them: `<<` brings in the entries of other mappings, under those that are there already.
 */
import {
  entryWithKey,
  keyText,
  resolveAlias,
  type YamlEntry,
  type YamlMapping,
  type YamlNode,
  yamlTags,
} from './yaml/tree';

/** The entries of a mapping, those that it merges included and those that it overrides left out. */
export type EffectiveEntries = (mapping: YamlMapping) => readonly YamlEntry[];

/** Remembers what it has read, since merges of merges of merges repeat the same mappings. */
export function effectiveEntriesOnce(): EffectiveEntries {
  const known = new Map<YamlMapping, readonly YamlEntry[]>();
  const read: EffectiveEntries = (mapping) => {
    const before = known.get(mapping);
    if (before !== undefined) return before;
    const entries = mapping.entries.some(isMerge) ? mergeEntries(mapping, read) : mapping.entries;
    known.set(mapping, entries);
    return entries;
  };
  return read;
}

/** The entry with this key, also one that is merged. */
export function findEffectiveEntry(
  node: YamlNode | undefined,
  key: string,
  entriesOf: EffectiveEntries,
): YamlEntry | undefined {
  const mapping = resolveAlias(node);
  return mapping?.kind === 'mapping' ? entryWithKey(entriesOf(mapping), key) : undefined;
}

export function isMerge({ key }: YamlEntry): boolean {
  if (key.kind !== 'scalar' || key.text !== '<<') return false;
  return key.tag === undefined ? key.style === 'plain' : key.tag.name === `${yamlTags}merge`;
}

function mergeEntries(mapping: YamlMapping, entriesOf: EffectiveEntries): readonly YamlEntry[] {
  const own = mapping.entries.filter((entry) => !isMerge(entry));
  const taken = new Set(own.map(keyText));
  const merged = mapping.entries.filter(isMerge).flatMap((entry) => mergedMappings(entry.value).flatMap(entriesOf));
  const added: YamlEntry[] = [];
  for (const entry of merged) {
    const key = keyText(entry);
    if (key !== undefined && taken.has(key)) continue;
    taken.add(key);
    added.push(entry);
  }
  return [...own, ...added];
}

/** `<<: *a` and `<<: [*a, *b]`; anything else is an error of its own and merges nothing. */
function mergedMappings(value: YamlNode): readonly YamlMapping[] {
  const node = resolveAlias(value);
  if (node?.kind === 'mapping') return [node];
  if (node?.kind !== 'sequence') return [];
  return node.items.map(resolveAlias).filter((item) => item?.kind === 'mapping');
}
