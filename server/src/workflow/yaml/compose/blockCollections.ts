/**
 * Mappings and lists that are written by indentation.
 */
import type { CST } from 'yaml';
import { readLeading } from './leading';
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
import { containsNewline } from './newline';

const columnMessage = 'All mapping items must start at the same column';

export function composeBlockMapping(composing: Composing, mapping: CST.BlockMap): ComposedMapping {
  composing.atRoot = false;
  const parentIndent = mapping.indent;
  const entries: ComposedEntry[] = [];
  let offset = mapping.offset;
  let commentEnd: number | undefined;
  for (const { start, key, sep, value } of mapping.items) {
    const beforeKey = readLeading(composing, start, {
      indicator: 'explicit-key-ind',
      next: key ?? sep?.[0],
      offset,
      parentIndent,
      startOnNewline: true,
    });
    const implicit = beforeKey.found === undefined;
    if (implicit) {
      if (key?.type === 'block-seq')
        report(composing, offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
      else if (key && 'indent' in key && key.indent !== parentIndent)
        report(composing, offset, 'BAD_INDENT', columnMessage);
      if (beforeKey.anchor === undefined && beforeKey.tag === undefined && sep === undefined) {
        commentEnd = beforeKey.end;
        continue;
      }
      if (beforeKey.newlineAfterProperties !== undefined || containsNewline(key))
        reportMultilineKey(composing, key ?? start.at(-1));
    } else if (beforeKey.found.indent !== parentIndent) {
      report(composing, offset, 'BAD_INDENT', columnMessage);
    }
    const keyNode = key
      ? composeNode(composing, key, beforeKey)
      : composeMissing(composing, beforeKey.end, start, beforeKey);
    const beforeValue = readLeading(composing, sep ?? [], {
      indicator: 'map-value-ind',
      next: value,
      offset: keyNode.next,
      parentIndent,
      startOnNewline: !key || key.type === 'block-scalar',
    });
    offset = beforeValue.end;
    let valueNode: ComposedNode | undefined;
    if (beforeValue.found !== undefined) {
      if (implicit) {
        if (value?.type === 'block-map' && !beforeValue.hasNewline)
          report(composing, offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
        if (beforeKey.start < beforeValue.found.offset - longestKey)
          report(composing, rangeOf(keyNode), 'KEY_OVER_1024_CHARS', 'The : indicator is too far from its key');
      }
      valueNode = value
        ? composeNode(composing, value, beforeValue)
        : composeMissing(composing, offset, sep ?? [], beforeValue);
      offset = valueNode.next;
    } else if (implicit) {
      report(composing, rangeOf(keyNode), 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
    }
    entries.push({ key: keyNode, value: valueNode, keyTokens: start, valueTokens: sep ?? [] });
  }
  if (commentEnd !== undefined && commentEnd < offset)
    report(composing, commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
  return { kind: 'mapping', start: mapping.offset, end: offset, next: commentEnd ?? offset, style: 'block', entries };
}

/** In characters, from the start of the key to its colon. */
export const longestKey = 1024;

function reportMultilineKey(composing: Composing, where: CST.Token | undefined): void {
  if (where !== undefined)
    report(composing, where, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
}

export function composeBlockSequence(composing: Composing, sequence: CST.BlockSequence): ComposedSequence {
  composing.atRoot = false;
  const items: ComposedItem[] = [];
  let offset = sequence.offset;
  let commentEnd: number | undefined;
  for (const { start, value } of sequence.items) {
    const leading = readLeading(composing, start, {
      indicator: 'seq-item-ind',
      next: value,
      offset,
      parentIndent: sequence.indent,
      startOnNewline: true,
    });
    if (leading.found === undefined) {
      if (leading.anchor === undefined && leading.tag === undefined && !value) {
        commentEnd = leading.end;
        continue;
      }
      if (value?.type === 'block-seq')
        report(composing, leading.end, 'BAD_INDENT', 'All sequence items must start at the same column');
      else report(composing, offset, 'MISSING_CHAR', 'Sequence item without - indicator');
    }
    const node = value
      ? composeNode(composing, value, leading)
      : composeMissing(composing, leading.end, start, leading);
    offset = node.next;
    items.push({ node, tokens: start });
  }
  return { kind: 'sequence', start: sequence.offset, end: offset, next: commentEnd ?? offset, flow: false, items };
}
