/**
 * Where in the YAML the cursor is: on which key or value, below which keys. Knows nothing of Relay.
 *
 * A place can be empty: `name: $0` is at the value of `name`, `{ type: aws, $0 }` at a key that is not written yet, and so is the line
 * below `type: aws` that has the same indentation.
 */
import { touches, type Span } from '../../workflow/span';
import type { YamlEntry, YamlMapping, YamlNode, YamlSequence } from '../../workflow/yaml/tree';

export interface Place {
  readonly part: 'key' | 'value';
  /** Keys and indexes from the root; for a key, to the mapping that holds it. `['steps', 0, 'spec', 'connection']` */
  readonly path: readonly PathSegment[];
  /** What the cursor is in or at the end of: a scalar, or a collection whose tag it is on; `undefined` where nothing is written. */
  readonly node: YamlNode | undefined;
  /** The collection that holds the key or value; `undefined` at the first key of a mapping that does not exist yet. */
  readonly parent: YamlMapping | YamlSequence | undefined;
  /** What carries the tag that the place is under: the parent, or the tag alone while nothing follows it (`!Connection $0`). */
  readonly owner: YamlNode;
  /** The entry of the parent that the cursor is in. */
  readonly entry: YamlEntry | undefined;
}

export type PathSegment = string | number;

export function placeAt(text: string, root: YamlNode | undefined, offset: number): Place | undefined {
  return root && inNode({ text, offset }, root, []);
}

interface Cursor {
  readonly text: string;
  readonly offset: number;
}

function inNode(cursor: Cursor, node: YamlNode, path: readonly PathSegment[]): Place | undefined {
  if (node.kind === 'mapping')
    return node.flow ? inFlowMapping(cursor, node, path) : inBlockMapping(cursor, node, path);
  if (node.kind === 'sequence') {
    return node.flow ? inFlowSequence(cursor, node, path) : inBlockSequence(cursor, node, path);
  }
  return undefined;
}

function inFlowMapping(cursor: Cursor, mapping: YamlMapping, path: readonly PathSegment[]): Place | undefined {
  if (!isInside(mapping.span, cursor.offset)) return undefined;
  const entry = lastBefore(cursor, mapping.entries, (candidate) => candidate.key);
  const end = entry ? endOf(entry) : mapping.span.start + 1;
  if (entry && commasBetween(cursor, end) === 0) return inEntry(cursor, mapping, entry, path);
  return isInComment(cursor, end) ? undefined : newKey(mapping, path);
}

function endOf({ key, colon, value }: YamlEntry): number {
  return Math.max(key.outerSpan.end, colon?.end ?? 0, value.outerSpan.end);
}

function inBlockMapping(cursor: Cursor, mapping: YamlMapping, path: readonly PathSegment[]): Place | undefined {
  const [first] = mapping.entries;
  if (first && isOnBlankLine(cursor)) {
    const indentation = columnOf(cursor.text, first.key.outerSpan.start);
    const column = columnOf(cursor.text, cursor.offset);
    if (column === indentation && !isInText(cursor, mapping)) return newKey(mapping, path);
    if (column < indentation) return undefined;
  }
  const entry = lastBefore(cursor, mapping.entries, (candidate) => candidate.key);
  return entry && inEntry(cursor, mapping, entry, path);
}

/** Blank lines belong to the text of a scalar that goes on below them. */
function isInText({ offset }: Cursor, mapping: YamlMapping): boolean {
  return mapping.entries.some(
    ({ value }) => value.kind === 'scalar' && value.span.start < offset && offset < value.span.end,
  );
}

function newKey(mapping: YamlMapping, path: readonly PathSegment[]): Place {
  return { part: 'key', path, node: undefined, parent: mapping, owner: mapping, entry: undefined };
}

function inEntry(
  cursor: Cursor,
  parent: YamlMapping,
  entry: YamlEntry,
  path: readonly PathSegment[],
): Place | undefined {
  const { key, colon, value } = entry;
  if (touches(key.outerSpan, cursor.offset)) return { ...newKey(parent, path), node: key, entry };
  if (!colon || cursor.offset < colon.end) return undefined;
  const place: Place = {
    part: 'value',
    path: [...path, key.kind === 'scalar' ? key.text : ''],
    node: undefined,
    parent,
    owner: parent,
    entry,
  };
  return atValue(cursor, value, place, colon.end);
}

function inFlowSequence(cursor: Cursor, sequence: YamlSequence, path: readonly PathSegment[]): Place | undefined {
  if (!isInside(sequence.span, cursor.offset)) return undefined;
  const item = lastBefore(cursor, sequence.items, (candidate) => candidate);
  const from = item?.outerSpan.end ?? sequence.span.start + 1;
  const commas = commasBetween(cursor, from);
  const index = (item ? sequence.items.indexOf(item) : 0) + commas;
  const place: Place = {
    part: 'value',
    path: [...path, index],
    node: undefined,
    parent: sequence,
    owner: sequence,
    entry: undefined,
  };
  if (item && commas === 0) return atValue(cursor, item, place, item.outerSpan.start);
  return isInComment(cursor, from) ? undefined : place;
}

function inBlockSequence(cursor: Cursor, sequence: YamlSequence, path: readonly PathSegment[]): Place | undefined {
  const item = lastBefore(cursor, sequence.items, (candidate) => candidate);
  if (!item) return undefined;
  const index = sequence.items.indexOf(item);
  const place: Place = {
    part: 'value',
    path: [...path, index],
    node: undefined,
    parent: sequence,
    owner: sequence,
    entry: undefined,
  };
  return atValue(cursor, item, place, item.outerSpan.start);
}

/** `from`: where the value may begin, after the colon or dash. */
function atValue(cursor: Cursor, value: YamlNode, place: Place, from: number): Place | undefined {
  const { text, offset } = cursor;
  if (value.kind === 'mapping' || value.kind === 'sequence') {
    return value.tag && touches(value.tag.span, offset) ? { ...place, node: value } : inNode(cursor, value, place.path);
  }
  if (value.kind === 'alias') return undefined;

  const isWritten = value.outerSpan.start < value.outerSpan.end;
  if (isWritten && touches(value.outerSpan, offset)) return { ...place, node: value };
  if (value.span.start < value.span.end || isInComment(cursor, from)) return undefined;
  if (isOnSameLine(text, from, offset) || place.parent?.flow) return isWritten ? { ...place, owner: value } : place;
  if (!place.entry || !isOnBlankLine(cursor)) return undefined;
  return { part: 'key', path: place.path, node: undefined, parent: undefined, owner: value, entry: undefined };
}

function lastBefore<Child>(
  { offset }: Cursor,
  children: readonly Child[],
  nodeOf: (child: Child) => YamlNode,
): Child | undefined {
  return children.findLast((child) => nodeOf(child).outerSpan.start <= offset);
}

function isInside(span: Span, offset: number): boolean {
  return span.start < offset && offset < span.end;
}

function commasBetween({ text, offset }: Cursor, from: number): number {
  return from < offset ? text.slice(from, offset).split(',').length - 1 : 0;
}

/** `from` is known to be outside of quotes. */
function isInComment({ text, offset }: Cursor, from: number): boolean {
  return from < offset && /(?:^|\s)#[^\n]*$/.test(text.slice(from, offset));
}

function isOnSameLine(text: string, a: number, b: number): boolean {
  return !text.slice(Math.min(a, b), Math.max(a, b)).includes('\n');
}

/** Nothing but white space before the cursor and behind it. */
function isOnBlankLine({ text, offset }: Cursor): boolean {
  const end = text.indexOf('\n', offset);
  return text.slice(lineStart(text, offset), end < 0 ? text.length : end).trim() === '';
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
