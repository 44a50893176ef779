/**
 * What stands before a node, its tag and its anchor, and what is known while a tree is being built.
 */
import type { CST } from 'yaml';
import type { Span } from '../span';
import { resolveTag } from './compose/tags';
import type { YamlAnchor, YamlError, YamlNode, YamlTag } from './tree';

export interface Building {
  readonly text: string;
  /** What the start of a tag stands for. */
  readonly tagPrefixes: ReadonlyMap<string, string>;
  readonly errors: YamlError[];
  /** The latest node with each name; `open` while the node itself is being built. */
  readonly anchors: Map<string, YamlNode | 'open'>;
  /** Names that aliases repeat although no anchor above has them. */
  readonly missingAnchors: Set<string>;
}

/** Where a node stands in its parent. */
export interface Place {
  /** The tokens before it: dash or colon, tag, anchor, white space, comments. */
  readonly properties: readonly CST.SourceToken[];
  /** Where a node that is missing would start, if nothing in `properties` says it better. */
  readonly fallback: number;
  readonly inFlow: boolean;
}

export interface Properties {
  readonly tag: YamlTag | undefined;
  readonly anchor: YamlAnchor | undefined;
  /** Of the first of them. */
  readonly start: number | undefined;
  /** After the last token that is more than white space: where a missing node is. */
  readonly end: number;
}

export function readProperties({ tagPrefixes }: Building, { properties, fallback }: Place): Properties {
  let tag: YamlTag | undefined;
  let anchor: YamlAnchor | undefined;
  let start: number | undefined;
  let end = fallback;
  for (const token of properties) {
    if (token.type === 'space' || token.type === 'newline' || token.type === 'comment') continue;
    const span = { start: token.offset, end: token.offset + token.source.length };
    end = span.end;
    if (token.type === 'tag')
      tag = { text: token.source, name: resolveTag(token.source, tagPrefixes, () => undefined) ?? token.source, span };
    else if (token.type === 'anchor') anchor = { name: token.source.slice(1), span };
    else continue;
    start ??= span.start;
  }
  return { tag, anchor, start, end };
}

/** From the tag or the anchor of a node to the end of its content, which stands at `span`. */
export function withProperties({ start }: Properties, span: Span): Span {
  return start === undefined || start >= span.start ? span : { start, end: span.end };
}
