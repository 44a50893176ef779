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
  /** The tag as written (`!Connection`, `!Fn.merge`, `!!str`), `undefined` where there is none. */
  readonly tag?: { readonly text: string; readonly span: Span };
  readonly anchor?: { readonly name: string; readonly span: Span };
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
}

export interface YamlSequence extends YamlNodeBase {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface YamlScalar extends YamlNodeBase {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** Inside a flow collection, where `{ } [ ] ,` end a plain scalar. */
  readonly inFlow: boolean;
  /** The decoded text, before any typing: `0x10` is `"0x10"`, `~` is `"~"`. */
  readonly text: string;
  /** The value by the core rules as yaml.v3 applies them: only plain scalars are ever other than strings. */
  readonly value: string | number | bigint | boolean | null | Date;
  readonly source: ScalarSource;
}

/** Where the decoded characters of a scalar stand in the document. */
export interface ScalarSource {
  /** Decoded range → document range. A character written as an escape (`\u00e9`, `''`) covers the whole escape. */
  toDocument(decoded: Span): Span;
  /** Document offset → nearest decoded offset (clamped to the scalar). */
  toDecoded(offset: number): number;
}

/** `*name`. `target` is `undefined` where no such anchor stands before it. */
export interface YamlAlias extends YamlNodeBase {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: YamlNode | undefined;
}

/** A problem of the YAML itself. `code` is the parser's name for it. */
export interface YamlError {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}
