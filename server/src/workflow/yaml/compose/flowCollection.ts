/**
 * `{ }` and `[ ]`.
 */
import type { CST } from 'yaml';
import { longestKey } from './blockCollections';
import { readLeading, type Leading } from './leading';
import { containsNewline } from './newline';
import { composeMissing, composeNode } from './node';
import {
  rangeOf,
  report,
  type ComposedEntry,
  type ComposedItem,
  type ComposedMapping,
  type ComposedNode,
  type ComposedSequence,
  type Composing,
} from './nodes';
import { readTrailing } from './trailing';

const multilineMessage = 'Implicit keys of flow sequence pairs need to be on a single line';

export function composeFlowCollection(
  composing: Composing,
  collection: CST.FlowCollection,
): ComposedMapping | ComposedSequence {
  const isMap = collection.start.source === '{';
  const flow = isMap ? 'flow map' : 'flow sequence';
  const { atRoot } = composing;
  composing.atRoot = false;
  const entries: ComposedEntry[] = [];
  const items: ComposedItem[] = [];
  let offset = collection.offset + collection.start.source.length;
  for (const [index, item] of collection.items.entries()) {
    const { start, key, sep, value } = item;
    const leading = readLeading(composing, start, {
      flow,
      indicator: 'explicit-key-ind',
      next: key ?? sep?.[0],
      offset,
      parentIndent: collection.indent,
      startOnNewline: false,
    });
    if (leading.found === undefined) {
      if (leading.anchor === undefined && leading.tag === undefined && sep === undefined && !value) {
        if (index === 0 && leading.comma !== undefined)
          report(composing, leading.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
        else if (index < collection.items.length - 1)
          report(composing, leading.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${flow}`);
        offset = leading.end;
        continue;
      }
      if (!isMap && key && containsNewline(key)) report(composing, key, 'MULTILINE_IMPLICIT_KEY', multilineMessage);
    }
    if (index === 0 && leading.comma !== undefined)
      report(composing, leading.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
    if (index > 0 && leading.comma === undefined)
      report(composing, leading.start, 'MISSING_CHAR', `Missing , between ${flow} items`);
    // A comment behind the comma belongs to the item before it.
    const own = index > 0 && leading.hasComment ? { ...leading, hasComment: hasOwnComment(start) } : leading;
    if (!isMap && sep === undefined && own.found === undefined) {
      const node = value ? composeNode(composing, value, own) : composeMissing(composing, own.end, [], own);
      reportBlock(composing, value, node);
      items.push({ node, tokens: start });
      offset = node.next;
    } else {
      const { entry, end } = composeEntry(composing, item, own, flow, collection.indent);
      entries.push(entry);
      if (!isMap) items.push({ node: pairOf(entry), tokens: [] });
      offset = end;
    }
  }
  const { end, next } = readClosing(composing, collection, offset, atRoot);
  const start = collection.offset;
  return isMap
    ? { kind: 'mapping', start, end, next, style: 'braces', entries }
    : { kind: 'sequence', start, end, next, flow: true, items };
}

function hasOwnComment(tokens: readonly CST.SourceToken[]): boolean {
  const first = tokens.findIndex(({ type }) => type !== 'comma' && type !== 'space');
  return tokens.some(({ type }, index) => type === 'comment' && index > first);
}

function composeEntry(
  composing: Composing,
  { start, key, sep, value }: CST.CollectionItem,
  leading: Leading,
  flow: 'flow map' | 'flow sequence',
  parentIndent: number,
): { readonly entry: ComposedEntry; readonly end: number } {
  const keyNode = key ? composeNode(composing, key, leading) : composeMissing(composing, leading.end, start, leading);
  reportBlock(composing, key, keyNode);
  const beforeValue = readLeading(composing, sep ?? [], {
    flow,
    indicator: 'map-value-ind',
    next: value,
    offset: keyNode.next,
    parentIndent,
    startOnNewline: false,
  });
  const { found } = beforeValue;
  if (found !== undefined) {
    if (flow === 'flow sequence' && leading.found === undefined) {
      const newline = sep?.slice(0, sep.indexOf(found)).find(({ type }) => type === 'newline');
      if (newline !== undefined) report(composing, newline, 'MULTILINE_IMPLICIT_KEY', multilineMessage);
      if (leading.start < found.offset - longestKey)
        report(composing, found, 'KEY_OVER_1024_CHARS', 'The : indicator is too far from its key');
    }
  } else if (value) {
    if ('source' in value && value.source.startsWith(':'))
      report(composing, value, 'MISSING_CHAR', `Missing space after : in ${flow}`);
    else report(composing, beforeValue.start, 'MISSING_CHAR', `Missing , or : between ${flow} items`);
  }
  const valueNode = value
    ? composeNode(composing, value, beforeValue)
    : found && composeMissing(composing, beforeValue.end, sep ?? [], beforeValue);
  if (valueNode !== undefined) reportBlock(composing, value, valueNode);
  return {
    entry: { key: keyNode, value: valueNode, keyTokens: start, valueTokens: sep ?? [] },
    end: valueNode?.next ?? beforeValue.end,
  };
}

function pairOf(entry: ComposedEntry): ComposedMapping {
  const { end, next } = entry.value ?? entry.key;
  return { kind: 'mapping', start: entry.key.start, end, next, style: 'pair', entries: [entry] };
}

function reportBlock(composing: Composing, token: CST.Token | null | undefined, node: ComposedNode): void {
  if (token?.type !== 'block-map' && token?.type !== 'block-seq') return;
  report(composing, rangeOf(node), 'BLOCK_IN_FLOW', 'Block collections are not allowed within flow collections');
}

function readClosing(
  composing: Composing,
  { start, end: [closing, ...after] }: CST.FlowCollection,
  offset: number,
  atRoot: boolean,
): { readonly end: number; readonly next: number } {
  const expected = start.source === '{' ? '}' : ']';
  let end = offset;
  if (closing?.source === expected) {
    end = closing.offset + closing.source.length;
  } else {
    const name = expected === '}' ? 'Flow map' : 'Flow sequence';
    if (atRoot) report(composing, offset, 'MISSING_CHAR', `${name} must end with a ${expected}`);
    else {
      const message = `${name} in block collection must be sufficiently indented and end with a ${expected}`;
      report(composing, offset, 'BAD_INDENT', message);
    }
    if (closing !== undefined && closing.source.length !== 1) after.unshift(closing);
  }
  return { end, next: readTrailing(composing, after, end, true) };
}
