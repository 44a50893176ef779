/**
 * The mappings of a workflow whose keys have a meaning, found once for all who look at keys and values.
 */
import { effectiveEntriesOnce } from './merges';
import { sourceTypes, stepTypes, type PlaceKind, type SourceType, type StepType } from './shape';
import {
  entryWithKey,
  itemsOf,
  resolveAlias,
  type YamlEntry,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
} from './yaml/tree';

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
  const mapping = resolveAlias(root);
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
  const parameters = resolveAlias(valueOf(workflow, 'parameters'));
  if (parameters?.kind === 'mapping') for (const { value } of entriesOf(parameters)) add('parameter', value);
  for (const step of itemsOf(valueOf(workflow, 'steps'))) add('step', step);
  for (const item of itemsOf(valueOf(workflow, 'triggers'))) {
    const trigger = add('trigger', item);
    if (trigger === undefined) continue;
    add('source', valueOf(trigger, 'source'));
    add('binding', valueOf(trigger, 'binding'));
  }
  return places;

  /** What aliases repeat is one place. */
  function add(kind: PlaceKind, node: YamlNode | undefined): Place | undefined {
    const mapping = resolveAlias(node);
    if (mapping?.kind !== 'mapping' || seen.has(mapping)) return undefined;
    seen.add(mapping);
    const entries = entriesOf(mapping);
    const place = { kind, type: typeOf(kind, entries), mapping, entries };
    places.push(place);
    return place;
  }
}

export function findKey(place: Place, key: string): YamlEntry | undefined {
  return entryWithKey(place.entries, key);
}

/** The value of a key, as it stands there; `undefined` where the key is not there. */
export function valueOf(place: Place, key: string): YamlNode | undefined {
  return findKey(place, key)?.value;
}

/** What the value of a key reads as: `''` where nothing is written. `undefined` for what is no scalar. */
export function textOf(place: Place, key: string): string | undefined {
  const scalar = resolveAlias(valueOf(place, key));
  return scalar?.kind === 'scalar' ? scalarText(scalar) : undefined;
}

/** As the engine reads a scalar that has to be a string: `007` is `"007"`, `~` is empty. */
export function scalarText(scalar: YamlScalar): string {
  return scalar.value === null ? '' : scalar.text;
}

function typeOf(kind: PlaceKind, entries: readonly YamlEntry[]): Place['type'] {
  if (kind !== 'step' && kind !== 'source') return undefined;
  const scalar = resolveAlias(entryWithKey(entries, 'type')?.value);
  if (scalar !== undefined && scalar.kind !== 'scalar') return undefined;
  const written = scalar === undefined ? '' : scalarText(scalar);
  if (kind === 'step') return written === '' ? 'container' : stepTypes.find((type) => type === written);
  return sourceTypes.find((type) => type === written);
}
