/**
 * The mappings of a workflow whose keys have a meaning, found once for all who look at keys and values.
 */
import { effectiveEntriesOnce, findEffectiveEntry, type EffectiveEntries } from './merges';
import { sourceTypes, stepTypes, type PlaceKind, type SourceType, type StepType } from './shape';
import { keyText, resolveAlias, type YamlEntry, type YamlMapping, type YamlNode, type YamlScalar } from './yaml/tree';

export interface Place {
  readonly kind: PlaceKind;
  /** What `type` says of a step or a source; `undefined` where it says nothing that Relay knows. A step without one is a `container`. */
  readonly type: StepType | SourceType | undefined;
  readonly mapping: YamlMapping;
  /** With those that `<<` brings in. */
  readonly entries: readonly YamlEntry[];
}

/** The workflow itself, without a look at what is in it. */
export function outermostPlace(root: YamlNode | undefined): Place | undefined {
  const mapping = root && resolveAlias(root);
  if (mapping?.kind !== 'mapping') return undefined;
  return { kind: 'workflow', type: undefined, mapping, entries: effectiveEntriesOnce()(mapping) };
}

/** Outer ones first, then in the order of the text; what stands in the place of a mapping and is none is no place. */
export function readPlaces(root: YamlNode | undefined): readonly Place[] {
  const entriesOf = effectiveEntriesOnce();
  const seen = new Set<YamlMapping>();
  const places: Place[] = [];

  const workflow = add('workflow', root);
  if (workflow === undefined) return places;
  for (const { value } of mappingEntries(valueOf(workflow, 'parameters'), entriesOf)) add('parameter', value);
  for (const step of items(valueOf(workflow, 'steps'))) add('step', step);
  for (const item of items(valueOf(workflow, 'triggers'))) {
    const trigger = add('trigger', item);
    if (trigger === undefined) continue;
    add('source', valueOf(trigger, 'source'));
    add('binding', valueOf(trigger, 'binding'));
  }
  return places;

  /** What aliases repeat is one place. */
  function add(kind: PlaceKind, node: YamlNode | undefined): Place | undefined {
    const mapping = node && resolveAlias(node);
    if (mapping?.kind !== 'mapping' || seen.has(mapping)) return undefined;
    seen.add(mapping);
    const place = { kind, type: typeOf(kind, mapping, entriesOf), mapping, entries: entriesOf(mapping) };
    places.push(place);
    return place;
  }
}

export function findKey(place: Place, key: string): YamlEntry | undefined {
  return place.entries.find((entry) => keyText(entry) === key);
}

/** The value of a key, as it stands there; `undefined` where the key is not there. */
export function valueOf(place: Place, key: string): YamlNode | undefined {
  return findKey(place, key)?.value;
}

/** What the value of a key reads as: `''` where nothing is written. `undefined` for what is no scalar. */
export function textOf(place: Place, key: string): string | undefined {
  const value = valueOf(place, key);
  const scalar = value && resolveAlias(value);
  return scalar?.kind === 'scalar' ? scalarText(scalar) : undefined;
}

/** As the engine reads a scalar that has to be a string: `007` is `"007"`, `~` is empty. */
export function scalarText(scalar: YamlScalar): string {
  return scalar.value === null ? '' : scalar.text;
}

/** The items of a list; none of what is no list. */
export function items(node: YamlNode | undefined): readonly YamlNode[] {
  const sequence = node && resolveAlias(node);
  return sequence?.kind === 'sequence' ? sequence.items : [];
}

function mappingEntries(node: YamlNode | undefined, entriesOf: EffectiveEntries): readonly YamlEntry[] {
  const mapping = node && resolveAlias(node);
  return mapping?.kind === 'mapping' ? entriesOf(mapping) : [];
}

function typeOf(kind: PlaceKind, mapping: YamlMapping, entriesOf: EffectiveEntries): Place['type'] {
  if (kind !== 'step' && kind !== 'source') return undefined;
  const value = findEffectiveEntry(mapping, 'type', entriesOf)?.value;
  const scalar = value && resolveAlias(value);
  if (scalar !== undefined && scalar.kind !== 'scalar') return undefined;
  const written = scalar === undefined ? '' : scalarText(scalar);
  if (kind === 'step') return written === '' ? 'container' : stepTypes.find((type) => type === written);
  return sourceTypes.find((type) => type === written);
}
