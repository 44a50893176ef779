/**
 * Relay's tags (`!Connection { type: aws, name: x }`) and the mappings they stand for (`{ $type: Connection, … }`):
 * which names they hold, or why the engine refuses them.
 */
import {
  entryWithKey,
  keyText,
  resolveAlias,
  sourceAt,
  type ResolvedNode,
  type YamlEntry,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
  yamlTags,
} from './yaml/tree';
import { plainScalarValue } from './yaml/scalarValue';
import type { MalformedReferenceProblem, ReferenceType, WrittenName } from './references';
import type { Span } from './span';

interface Shape {
  /** In the order of the sequence form. */
  readonly keys: readonly string[];
  /** Whether `!Secret name` will do. */
  readonly scalar: boolean;
}

const shapes: Readonly<Record<ReferenceType, Shape>> = {
  Connection: { keys: ['type', 'name'], scalar: false },
  Secret: { keys: ['name'], scalar: true },
  Parameter: { keys: ['name'], scalar: true },
  Output: { keys: ['from', 'name'], scalar: false },
  Data: { keys: ['query'], scalar: true },
  Answer: { keys: ['askRef', 'name'], scalar: false },
};

/** In a `$type` map of an output, `taskName` says what `from` says elsewhere. */
const synonyms: Readonly<Record<string, string>> = { from: 'taskName' };

/** `Connection` for the tag `!Connection` or the `$type` of that name; case matters. */
export function referenceType(name: string): ReferenceType | undefined {
  return Object.hasOwn(shapes, name) ? (name as ReferenceType) : undefined;
}

/** What the tag of a node makes of it. */
export function taggedType({ tag }: Pick<YamlNode, 'tag'>): ReferenceType | undefined {
  return tag?.name.startsWith('!') === true ? referenceType(tag.name.slice(1)) : undefined;
}

/** What the value of `$type` makes of the mapping that it stands in. */
export function namedType(value: YamlNode | undefined): ReferenceType | undefined {
  const scalar = resolveAlias(value);
  return scalar?.kind === 'scalar' && typeof scalar.value === 'string' ? referenceType(scalar.value) : undefined;
}

export const referenceTypes: readonly string[] = Object.keys(shapes);

/** `from`, `name` for an output, in the order of the sequence form. */
export function keysOfReference(type: ReferenceType): readonly string[] {
  return shapes[type].keys;
}

/** From the tag, where there is one, without an anchor before it: the anchor names the value and is not part of it. */
export function referenceSpan({ tag, span }: YamlNode): Span {
  return { start: tag === undefined ? span.start : Math.min(tag.span.start, span.start), end: span.end };
}

export type ReadReference =
  | { readonly kind: 'read'; readonly names: ReadonlyMap<string, WrittenName> }
  | { readonly kind: 'malformed'; readonly span: Span; readonly problem: MalformedReferenceProblem };

/** `node` carries the tag. Nothing inside is evaluated: `'${parameters.n}'` is a name like any other. */
export function readTag(type: ReferenceType, node: ResolvedNode): ReadReference {
  const { keys, scalar } = shapes[type];
  switch (node.kind) {
    case 'mapping':
      return readExactMapping(node, keys);
    case 'sequence': {
      const { items } = node;
      if (items.length !== keys.length)
        return malformed(referenceSpan(node), { kind: 'itemCount', count: items.length });
      return readNames(keys.map((key, index) => ({ key, value: items[index] })));
    }
    case 'scalar': {
      if (!scalar) return malformed(referenceSpan(node), { kind: 'notACollection' });
      // The tag takes the place of the quotes: `!Secret "123"` is the number.
      return readNames(
        keys.map((key) => ({ key, value: { ...node, tag: undefined, value: plainScalarValue(node.text) } })),
      );
    }
  }
}

/** `entries` are those of the mapping with `$type`, merges included. Further keys may be there and mean nothing. */
export function readTypeMap(type: ReferenceType, node: YamlMapping, entries: readonly YamlEntry[]): ReadReference {
  const find = (key: string): YamlNode | undefined => entryWithKey(entries, key)?.value;
  const found = shapes[type].keys.map((key) => ({ key, value: find(key) ?? find(synonyms[key] ?? key) }));
  const missing = found.find(({ value }) => value === undefined);
  if (missing !== undefined) return malformed(referenceSpan(node), { kind: 'missingKey', key: missing.key });
  return readNames(found);
}

function readExactMapping(node: YamlMapping, keys: readonly string[]): ReadReference {
  const { entries } = node;
  if (entries.length > 0 && entries.every(({ colon, value }) => colon === undefined && isMissing(value))) {
    return malformed(referenceSpan(node), {
      kind: 'bareWords',
      words: entries.map(({ key }) => (key.kind === 'scalar' ? key.text : '…')),
    });
  }
  const seen = new Map<string, YamlNode>();
  for (const entry of entries) {
    const key = keyText(entry);
    if (key === undefined || !keys.includes(key)) {
      const text = entry.key.kind === 'scalar' ? entry.key.text : (key ?? '');
      return malformed(entry.key.span, { kind: 'unknownKey', key: text });
    }
    if (seen.has(key)) return malformed(entry.key.span, { kind: 'duplicateKey', key });
    seen.set(key, entry.value);
  }
  const glued = entries.find(({ colonInKey }) => colonInKey);
  const missing = glued === undefined ? keys.find((key) => !seen.has(key)) : keyText(glued);
  if (missing !== undefined) return malformed(referenceSpan(node), { kind: 'missingKey', key: missing });
  return readNames(keys.map((key) => ({ key, value: seen.get(key) })));
}

function readNames(values: readonly { readonly key: string; readonly value: YamlNode | undefined }[]): ReadReference {
  const names = new Map<string, WrittenName>();
  for (const { key, value } of values) {
    const name = value && writtenName(value);
    if (name === undefined) return notAString(key, value);
    names.set(key, name);
  }
  return { kind: 'read', names };
}

function notAString(key: string, value: YamlNode | undefined): ReadReference {
  const resolved = resolveAlias(value);
  const text = resolved?.kind === 'scalar' ? resolved.text : (value?.tag?.text ?? '');
  return malformed(value?.outerSpan ?? { start: 0, end: 0 }, { kind: 'notAString', key, text });
}

/** `undefined` for what is no string to YAML: `123`, `true`, `~`, nothing, a collection, a tagged value. */
function writtenName(value: YamlNode): WrittenName | undefined {
  const scalar = resolveAlias(value);
  if (scalar?.kind !== 'scalar' || typeof scalar.value !== 'string' || !isStringTag(scalar)) return undefined;
  if (value.kind !== 'alias') return { text: scalar.value, span: scalar.span, place: { kind: 'scalar', scalar } };
  return { text: scalar.value, span: value.span, place: { kind: 'scalar', scalar: scalarAtAlias(scalar, value.span) } };
}

function isStringTag({ tag }: YamlScalar): boolean {
  return tag === undefined || tag.name === '!' || tag.name === `${yamlTags}str`;
}

function scalarAtAlias(scalar: YamlScalar, span: Span): YamlScalar {
  return {
    ...scalar,
    span,
    outerSpan: span,
    style: 'plain',
    anchor: undefined,
    tag: undefined,
    source: sourceAt(span),
  };
}

function isMissing(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.missing;
}

function malformed(span: Span, problem: MalformedReferenceProblem): ReadReference {
  return { kind: 'malformed', span, problem };
}
