/**
 * Goes through the places where expressions live and finds what is evaluated there: templates in strings, Relay's tags, `$type` maps,
 * and the arguments of functions. The order of the checks in a mapping is the engine's: `$type`, then `$encoding`, then a lone `$fn.`.
 */
import { isMerge, type EffectiveEntries } from './merges';
import type { ExpressionPosition } from './positions';
import type { Holder, ReferenceForm, ReferenceType } from './references';
import { namedType, readTag, readTypeMap, taggedType, type ReadReference } from './tagReference';
import {
  entryWithKey,
  keyName,
  keyText,
  resolveAlias,
  type ResolvedNode,
  type YamlEntry,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
  yamlTags,
} from './yaml/tree';

/** What is told to whoever asks for the walk, in the order of the walk, each once however often aliases repeat it. */
export interface ExpressionVisitor {
  /** Every node that is evaluated, itself or something in it. */
  readonly node: (node: YamlNode, holder: Holder) => void;
  /** A string that may hold templates. */
  readonly text: (scalar: YamlScalar, holder: Holder) => void;
  readonly reference: (
    type: ReferenceType,
    form: Exclude<ReferenceForm, 'template'>,
    node: ResolvedNode,
    read: ReadReference,
    holder: Holder,
  ) => void;
  readonly unknownTag: (node: YamlNode, holder: Holder) => void;
}

export function walkExpressions(
  positions: readonly ExpressionPosition[],
  entriesOf: EffectiveEntries,
  visitor: ExpressionVisitor,
): void {
  const visited = new Set<YamlNode>();
  const checked = new Set<YamlNode>();

  for (const { node, kind, holder } of positions) {
    if (kind === 'value') walkValue(node, holder);
    else walkValues(node, holder);
  }

  /** The keys of this mapping are strings, whatever they look like, and a tag on it is dropped; it may still be a `$type` map. */
  function walkValues(outer: YamlNode, holder: Holder): void {
    const node = enter(outer, holder);
    if (node?.kind !== 'mapping') return;
    const entries = entriesOf(node);
    if (entryWithKey(entries, '$type') !== undefined) walkMapping(node, entries, holder);
    else walkEntries(entries, holder);
  }

  function walkValue(outer: YamlNode, holder: Holder): void {
    const node = enter(outer, holder);
    if (node === undefined) return;
    const tag = node.tag?.name;
    if (tag !== undefined && isFunctionTag(tag)) {
      const call = inside(holder, `$fn.${tag.slice('!Fn.'.length)}`);
      walkArguments(node, node.kind === 'scalar' ? inside(call, 0) : call);
      return;
    }
    const type = taggedType(node);
    if (type !== undefined) {
      const read = readTag(type, node);
      if (read.kind === 'read' || !checked.has(node)) visitor.reference(type, 'tag', node, read, holder);
      checkTagsBelow(node, holder);
      return;
    }
    if (isUnknownTag(node) && !checked.has(node)) visitor.unknownTag(node, holder);
    walkContent(node, holder);
  }

  function walkContent(node: ResolvedNode, holder: Holder): void {
    if (node.kind === 'scalar') {
      if (typeof node.value === 'string') visitor.text(node, isBinary(node) ? inside(holder, 'data') : holder);
    } else if (node.kind === 'sequence') {
      node.items.forEach((item, index) => walkValue(item, inside(holder, index)));
    } else {
      const entries = entriesOf(node);
      // The engine cannot evaluate a mapping with a key that is no string, nor anything in it.
      if (entries.every((entry) => keyText(entry) !== undefined || isMerge(entry))) walkMapping(node, entries, holder);
      else checkTagsBelow(node, holder);
    }
  }

  function walkMapping(node: YamlMapping, entries: readonly YamlEntry[], holder: Holder): void {
    const typeEntry = entryWithKey(entries, '$type');
    if (typeEntry !== undefined) {
      const type = namedType(typeEntry.value);
      // With any other `$type` the mapping is left as it is.
      if (type !== undefined) visitor.reference(type, 'typeMap', node, readTypeMap(type, node, entries), holder);
      checkTagsBelow(node, holder);
      return;
    }
    const data = entryWithKey(entries, '$encoding') && entryWithKey(entries, 'data');
    if (data !== undefined) {
      walkEntries([data], holder);
      return;
    }
    const [only, ...others] = entries;
    const functionName = only && keyText(only);
    if (only !== undefined && others.length === 0 && functionName?.startsWith('$fn.') === true) {
      walkFunctionEntry(only, inside(holder, functionName));
      return;
    }
    walkEntries(entries, holder);
  }

  function walkEntries(entries: readonly YamlEntry[], holder: Holder): void {
    for (const entry of entries) {
      if (isNoKeyTag(entry.key)) visitor.unknownTag(entry.key, holder);
      walkValue(entry.value, inside(holder, keyName(entry)));
    }
  }

  function walkFunctionEntry({ value }: YamlEntry, holder: Holder): void {
    if (resolveAlias(value)?.tag !== undefined) {
      walkValue(value, holder);
      return;
    }
    const node = enter(value, holder);
    if (node !== undefined) walkArguments(node, holder);
  }

  /** `[a, b]` are two arguments, `{ k: v }` is a keyword, anything else is one argument. */
  function walkArguments(node: ResolvedNode, holder: Holder): void {
    if (node.kind === 'mapping') walkEntries(entriesOf(node), holder);
    else walkContent(node, holder);
  }

  /** The engine looks at all tags before it evaluates anything: those that are wrong count also where nothing is evaluated. */
  function checkTagsBelow(node: ResolvedNode, holder: Holder): void {
    for (const child of checkedChildren(node)) {
      const below = resolveAlias(child);
      if (below === undefined || visited.has(below) || checked.has(below)) continue;
      checked.add(below);
      const type = taggedType(below);
      const read = type && readTag(type, below);
      if (isUnknownTag(below)) visitor.unknownTag(below, holder);
      else if (type !== undefined && read?.kind === 'malformed') visitor.reference(type, 'tag', below, read, holder);
      checkTagsBelow(below, holder);
    }
  }

  /** What stands there, the first time it is met. */
  function enter(node: YamlNode, holder: Holder): ResolvedNode | undefined {
    const resolved = resolveAlias(node);
    visitor.node(node, holder);
    if (resolved === undefined || visited.has(resolved)) return undefined;
    visited.add(resolved);
    if (resolved !== node) visitor.node(resolved, holder);
    return resolved;
  }
}

function inside(holder: Holder, key: string | number): Holder {
  return { ...holder, path: [...holder.path, key] };
}

/** Of the mapping that a Relay tag is on, the engine takes the values and drops the keys, tags included. */
function checkedChildren(node: ResolvedNode): readonly YamlNode[] {
  const keysAreDropped = node.kind === 'mapping' && taggedType(node) !== undefined;
  return keysAreDropped ? node.entries.map(({ value }) => value) : children(node);
}

function children(node: ResolvedNode): readonly YamlNode[] {
  if (node.kind === 'mapping') return node.entries.flatMap(({ key, value }) => [key, value]);
  return node.kind === 'sequence' ? node.items : [];
}

/** Any tag that the engine makes something else of makes a key impossible. */
function isNoKeyTag(key: YamlNode): boolean {
  const { tag } = key;
  if (tag === undefined) return false;
  return isUnknownTag(key) || taggedType(key) !== undefined || isFunctionTag(tag.name) || isBinary(key);
}

function isFunctionTag(name: string): boolean {
  return name.startsWith('!Fn.') && name !== '!Fn.';
}

/** The engine makes `{ $encoding: base64, data: … }` of it. */
function isBinary({ tag }: YamlNode): boolean {
  return tag?.name === `${yamlTags}binary`;
}

/** Tags of YAML's own (`!!str`) are never unknown, whatever they say. */
function isUnknownTag(node: YamlNode): boolean {
  const { tag } = node;
  if (tag === undefined || tag.name === '!' || tag.name.startsWith(yamlTags)) return false;
  return !isFunctionTag(tag.name) && taggedType(node) === undefined;
}
