/**
 * A YAML document as the rest of the server sees it: plain data with exact source ranges, independent of the parser that made it.
 */
import type { Span } from '../span';

export type YamlNode = YamlMapping | YamlSequence | YamlScalar | YamlAlias;

interface YamlNodeBase {
  /** From the first character of the content (after tag and anchor) to the last one. */
  readonly span: Span;
  /** From the tag or anchor, where there is one: for `!Connection [a, b]` it starts at `!`. */
  readonly outerSpan: Span;
  readonly tag: YamlTag | undefined;
  readonly anchor: YamlAnchor | undefined;
}

export interface YamlTag {
  /** As written: `!Connection`, `!!str`, `!<tag:example.org,2000:x>`. */
  readonly text: string;
  /** As resolved: `!Connection`, `tag:yaml.org,2002:str`, `tag:example.org,2000:x`. */
  readonly name: string;
  readonly span: Span;
}

/** What the names of YAML's own tags start with. */
export const yamlTags = 'tag:yaml.org,2002:';

/** `&name`; the span has the `&`. */
export interface YamlAnchor {
  readonly name: string;
  readonly span: Span;
}

export interface YamlMapping extends YamlNodeBase {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly entries: readonly YamlEntry[];
}

/** `key: value`. The value of `key:` with nothing after it is a plain scalar with an empty span just after the colon. */
export interface YamlEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
  /** The `:`, absent in `{ a, b }`. */
  readonly colon: Span | undefined;
  /** `{ name:}`: without a space behind it the colon is a part of the key to the engine, although nobody means it so. */
  readonly colonInKey: boolean;
}

export interface YamlSequence extends YamlNodeBase {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
  /** The `-` of each item; none in flow style. */
  readonly dashes: readonly Span[];
}

export type ScalarValue = string | number | bigint | boolean | null | Date;

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface YamlScalar extends YamlNodeBase {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** Inside a flow collection, where `{ } [ ] ,` end a plain scalar. */
  readonly inFlow: boolean;
  /** `key:` or `- ` with nothing after it. The span is empty and stands right after the colon, the dash, the tag or the anchor. */
  readonly missing: boolean;
  /** The decoded text, before any typing: `0x10` is `"0x10"`, `~` is `"~"`. */
  readonly text: string;
  /** The value by the core rules as yaml.v3 applies them: only plain scalars are ever other than strings. */
  readonly value: ScalarValue;
  readonly source: ScalarSource;
}

/** Where the decoded characters of a scalar stand in the document. */
export interface ScalarSource {
  /** Decoded range → document range. A character written as an escape (`\u00e9`, `''`) covers the whole escape. */
  toDocument(decoded: Span): Span;
  /** Document offset → nearest decoded offset (clamped to the scalar). */
  toDecoded(offset: number): number;
}

/** Of what stands at one place as a whole, or is missing there. */
export function sourceAt(span: Span): ScalarSource {
  return { toDocument: () => span, toDecoded: () => 0 };
}

/**
 * `*name`. `target` is `undefined` where no such anchor stands before it, or where the alias stands inside its own anchor:
 * following targets always ends. It may still visit a node very many times, so whoever follows them remembers where it was.
 */
export interface YamlAlias extends YamlNodeBase {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: YamlNode | undefined;
}

/** A problem of the YAML itself: nothing runs until it is solved. */
export interface YamlError {
  /** E.g. `MISSING_CHAR`, `DUPLICATE_KEY`, `TAB_AS_INDENT`. */
  readonly code: string;
  /** One or two sentences for a person: what is wrong, and what to do. */
  readonly message: string;
  readonly span: Span;
}

export type ResolvedNode = Exclude<YamlNode, YamlAlias>;

/** What a node stands for: itself, or what its alias repeats. `undefined` for an alias of nothing. */
export function resolveAlias(node: YamlNode | undefined): ResolvedNode | undefined {
  let current = node;
  while (current?.kind === 'alias') current = current.target;
  return current;
}

/** The text of a key as the engine reads it; `undefined` for a key that is no string (`1:`, `[a]:`). */
export function keyText(entry: YamlEntry): string | undefined {
  const key = resolveAlias(entry.key);
  return key?.kind === 'scalar' && typeof key.value === 'string' ? key.value : undefined;
}

/** How a key is called in a path, also one that is no string: as it is written, and `''` for a collection. */
export function keyName(entry: YamlEntry): string {
  return keyText(entry) ?? (entry.key.kind === 'scalar' ? entry.key.text : '');
}

/** The first with this key. */
export function entryWithKey(entries: readonly YamlEntry[], key: string): YamlEntry | undefined {
  return entries.find((entry) => keyText(entry) === key);
}

/** The entry of a mapping with this key, the first where it is there twice. Merges (`<<`) are not followed. */
export function findEntry(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  const mapping = resolveAlias(node);
  return mapping?.kind === 'mapping' ? entryWithKey(mapping.entries, key) : undefined;
}

/** The items of a list; none of what is no list. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  const sequence = resolveAlias(node);
  return sequence?.kind === 'sequence' ? sequence.items : [];
}
