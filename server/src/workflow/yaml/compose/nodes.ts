/**
 * What composing makes of the tokens of the parser: which of them belong together as a node, and where it stands. The rest of `yaml/` turns it into our tree.
 */
import type { CST } from 'yaml';
import type { Problem } from '../messages';

export type ComposedNode = ComposedAlias | ComposedScalar | ComposedMapping | ComposedSequence;

interface Composed {
  readonly start: number;
  readonly end: number;
  /** Behind the white space and the comments after it. */
  readonly next: number;
}

export interface ComposedAlias extends Composed {
  readonly kind: 'alias';
  readonly name: string;
}

export interface ComposedScalar extends Composed {
  readonly kind: 'scalar';
  /** `undefined` for a value that is not there. */
  readonly token: CST.FlowScalar | CST.BlockScalar | undefined;
}

export interface ComposedMapping extends Composed {
  readonly kind: 'mapping';
  /** `pair`: the one in `[a: b]`, which has no braces of its own. */
  readonly style: 'block' | 'braces' | 'pair';
  readonly entries: readonly ComposedEntry[];
}

export interface ComposedEntry {
  readonly key: ComposedNode;
  readonly value: ComposedNode | undefined;
  /** Before the key. */
  readonly keyTokens: readonly CST.SourceToken[];
  /** Between the key and the value. */
  readonly valueTokens: readonly CST.SourceToken[];
}

export interface ComposedSequence extends Composed {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly ComposedItem[];
}

export interface ComposedItem {
  readonly node: ComposedNode;
  /** Before it. Those of the pair in `[a: b]` stand before its key. */
  readonly tokens: readonly CST.SourceToken[];
}

export interface Composing {
  readonly problems: Problem[];
  /** What `%TAG` directives and YAML itself make of the start of a tag. */
  readonly tagPrefixes: ReadonlyMap<string, string>;
  /** No collection has been entered yet. */
  atRoot: boolean;
}

/** Where a problem is: a token, a range, or one character. */
type Where = { readonly offset: number; readonly source?: unknown } | readonly [number, number] | number;

export function report({ problems }: Composing, where: Where, code: string, message: string): void {
  problems.push({ code, message, pos: positionOf(where) });
}

function positionOf(where: Where): Problem['pos'] {
  if (typeof where === 'number') return [where, where + 1];
  if (!('offset' in where)) return where;
  const { offset, source } = where;
  return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}

export const rangeOf = ({ start, end }: ComposedNode): readonly [number, number] => [start, end];
