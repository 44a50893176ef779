/**
 * The mappings that a workflow gives to published images, each with what the image takes there: `spec` itself and the mappings in it.
 */
import { describeStep, normalizeImage, type Schema } from '../catalog';
import { effectiveEntriesOnce, findEffectiveEntry, isMerge, type EffectiveEntries } from '../workflow/merges';
import type { Step, Trigger, Workflow } from '../workflow/model';
import type { Span } from '../workflow/span';
import { keyText, resolveAlias, type YamlEntry, type YamlMapping, type YamlNode } from '../workflow/yaml/tree';

export interface SpecMapping {
  /** As the catalogue calls it: `relaysh/slack-step-message-send`. */
  readonly image: string;
  readonly schema: Schema;
  /** `spec`, `spec.aws`, `spec.filters[]`. */
  readonly name: string;
  /** What to mark where something is not there: the key before the mapping, or the image of a step without a spec. */
  readonly at: Span;
  /** `undefined` where nothing is written yet. */
  readonly mapping: YamlMapping | undefined;
  /** Those that stand in it; not those that `<<` brings in. */
  readonly entries: readonly YamlEntry[];
  /** The keys that it has, those that `<<` brings in included. */
  readonly keys: ReadonlySet<string>;
  /** Where no mapping is written, the key on a line of its own that one can be written below: `spec:`, or the `image:` beside it. */
  readonly gap: { readonly below: Span; readonly isSpec: boolean } | undefined;
}

/** Not those that are computed by a template, a Relay tag, `$type` or `$fn.`, nor what an alias repeats, which others may share. */
export function specMappings({ triggers, steps }: Workflow): readonly SpecMapping[] {
  const entriesOf = effectiveEntriesOnce();
  return [...triggers, ...steps].flatMap((holder) => mappingsOf(holder, entriesOf));
}

/** What a published image takes, as long as it runs its own program: a step's own script may read anything. */
export function publishedSpec(holder: Step | Trigger): { readonly image: string; readonly spec: Schema } | undefined {
  if (holder.image === undefined || runsItsOwnScript(holder)) return undefined;
  const image = normalizeImage(holder.image.text);
  const spec = image.startsWith('relaysh/') ? describeStep(image)?.spec : undefined;
  return spec && { image, spec };
}

function runsItsOwnScript(holder: Step | Trigger): boolean {
  const entriesOf = effectiveEntriesOnce();
  const container = containerOf(holder, entriesOf);
  return ['input', 'inputFile', 'command', 'args'].some((key) => findEffectiveEntry(container, key, entriesOf));
}

/** What has the image and its spec: the step, or the source of the trigger. */
function containerOf({ kind, node }: Step | Trigger, entriesOf: EffectiveEntries): YamlNode | undefined {
  return kind === 'step' ? node : findEffectiveEntry(node, 'source', entriesOf)?.value;
}

function mappingsOf(holder: Step | Trigger, entriesOf: EffectiveEntries): readonly SpecMapping[] {
  const published = publishedSpec(holder);
  if (!published || !holder.image) return [];
  const { image, spec: schema } = published;
  const container = containerOf(holder, entriesOf);
  const spec = findEffectiveEntry(container, 'spec', entriesOf);
  if (spec && !isNothing(spec.value)) {
    return mappingsIn(spec.value, { image, schema, name: 'spec', at: spec.key.span }, entriesOf);
  }
  const beside = spec ?? findEffectiveEntry(container, 'image', entriesOf);
  const isBlock = container && !isFlow(container);
  return [
    {
      image,
      schema,
      name: 'spec',
      at: spec?.key.span ?? holder.image.span,
      mapping: undefined,
      entries: [],
      keys: new Set(),
      gap: isBlock && beside ? { below: beside.key.span, isSpec: spec !== undefined } : undefined,
    },
  ];
}

type Place = Pick<SpecMapping, 'image' | 'schema' | 'name' | 'at'>;

function mappingsIn(node: YamlNode, place: Place, entriesOf: EffectiveEntries): readonly SpecMapping[] {
  const { schema, name } = place;
  const { items, properties = {} } = schema;
  if (node.tag?.name.startsWith('!') || schema.oneOf || schema.anyOf || schema['x-relay-connectionType']) return [];
  if (node.kind === 'sequence' && items) {
    return node.items.flatMap((item) =>
      mappingsIn(item, { ...place, schema: items, name: `${name}[]`, at: firstLineOf(item) }, entriesOf),
    );
  }
  if (node.kind !== 'mapping' || isComputed(node, entriesOf)) return [];
  const entries = node.entries.filter((entry) => !isMerge(entry));
  const keys = new Set(entriesOf(node).flatMap((entry) => keyText(entry) ?? []));
  const inner = entries.flatMap((entry) => {
    const key = keyText(entry);
    const property = key !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;
    const below = property && { ...place, schema: property, name: `${name}.${key}`, at: entry.key.span };
    return below ? mappingsIn(entry.value, below, entriesOf) : [];
  });
  return [{ ...place, mapping: node, entries, keys, gap: undefined }, ...inner];
}

/** An item has no key before it: its own first key, or its brackets. */
function firstLineOf(item: YamlNode): Span {
  const [entry] = item.kind === 'mapping' && !item.flow ? item.entries : [];
  return entry?.key.span ?? item.span;
}

function isComputed(mapping: YamlMapping, entriesOf: EffectiveEntries): boolean {
  return entriesOf(mapping).some((entry) => /^\$(type|encoding|fn\..*)$/.test(keyText(entry) ?? ''));
}

function isFlow(node: YamlNode): boolean {
  const mapping = resolveAlias(node);
  return mapping?.kind === 'mapping' && mapping.flow;
}

function isNothing(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.missing && !node.tag;
}
