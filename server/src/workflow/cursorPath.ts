/**
 * From the root of the tree down to where the cursor is, in a gap as well as on a word, also in what is not closed yet.
 */
import { columnOf, lineStart } from './line';
import { itemBefore } from './parts/assemble';
import { touches, type Span } from './span';
import { keyName, type YamlEntry, type YamlMapping, type YamlNode, type YamlSequence } from './yaml/tree';

export interface FoundPlace {
  /** From the root: `['steps', 0, 'spec', 'aws', 'connection']`. The key is there also when the cursor is on it; `''` for a key not typed yet. */
  readonly path: readonly (string | number)[];
  readonly on: 'key' | 'value' | 'tag';
  /** The key or value there; `undefined` or a `missing` scalar where none is written yet. */
  readonly node: YamlNode | undefined;
  /** What typing replaces: the scalar, the key, the tag, or nothing at the cursor. */
  readonly span: Span;
  /** From the root to the collection that the cursor is directly in. */
  readonly parents: readonly (YamlMapping | YamlSequence)[];
}

/** `undefined` in comments and behind the end of everything. */
export function findPlace(root: YamlNode, text: string, offset: number): FoundPlace | undefined {
  return inNode(root, [], [], { text, offset, line: lineAt(text, offset) });
}

interface Cursor {
  readonly text: string;
  readonly offset: number;
  readonly line: Line;
}

type Path = FoundPlace['path'];
type Parents = FoundPlace['parents'];

function inNode(node: YamlNode, path: Path, parents: Parents, cursor: Cursor): FoundPlace | undefined {
  const { offset } = cursor;
  if (node.tag !== undefined && touches(node.tag.span, offset))
    return { path, on: 'tag', node, span: node.tag.span, parents };
  if (node.kind === 'mapping')
    return node.flow ? inFlowMapping(node, path, parents, cursor) : inBlockMapping(node, path, parents, cursor);
  if (node.kind === 'sequence')
    return node.flow ? inFlowSequence(node, path, parents, cursor) : inBlockSequence(node, path, parents, cursor);
  if (node.kind === 'scalar' && node.missing) return inGap(node, path, parents, cursor);
  return afterContent(node, cursor) ? undefined : { path, on: 'value', node, span: node.span, parents };
}

/** The place of a value that is not written: after the colon, the dash or the tag, up to the end of the line or on an empty line below. */
function inGap(node: YamlNode, path: Path, parents: Parents, { text, offset, line }: Cursor): FoundPlace | undefined {
  const before = text.slice(node.span.start, offset);
  const isHere = isBlank(before) && (line.blank || !before.includes('\n'));
  return isHere ? { path, on: 'value', node, span: empty(offset), parents } : undefined;
}

/** In a comment behind the value, or on a line below it; a block scalar goes on over the empty lines below. */
function afterContent(node: YamlNode, { text, offset }: Cursor): boolean {
  if (offset <= node.span.end) return false;
  const isBlock = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
  if (isBlock) return !isBlank(text.slice(node.span.end, offset));
  return /[\n#]/.test(text.slice(node.span.end, offset));
}

function inBlockMapping(node: YamlMapping, path: Path, parents: Parents, cursor: Cursor): FoundPlace | undefined {
  const { offset, line, text } = cursor;
  const inside = [...parents, node];
  const newKey: FoundPlace = { path: [...path, ''], on: 'key', node: undefined, span: empty(offset), parents: inside };
  const entry = node.entries.findLast(({ key }) => key.outerSpan.start <= offset);
  if (entry === undefined) return line.blank ? newKey : undefined;
  const column = columnOf(text, node.span.start);
  const below = line.blank && line.start > entry.key.span.end;
  if (below && line.before.length <= column) return newKey;
  const found = inEntry(entry, path, inside, cursor);
  return found ?? (below ? newKey : undefined);
}

function inEntry(entry: YamlEntry, path: Path, parents: Parents, cursor: Cursor): FoundPlace | undefined {
  const { key, value, colon } = entry;
  const unfinished = unfinishedKey(entry, cursor);
  if (unfinished !== undefined) {
    const typed = cursor.text.slice(unfinished.start, unfinished.end);
    return { path: [...path, typed], on: 'key', node: undefined, span: unfinished, parents };
  }
  const keyEnd = colon?.start ?? key.span.end;
  const entryPath = [...path, keyName(entry)];
  if (cursor.offset <= keyEnd) return { path: entryPath, on: 'key', node: key, span: key.span, parents };
  if (colon === undefined) return undefined;
  // Right before the value, or on the colon: the value starts after it.
  if (cursor.offset < value.outerSpan.start && value.kind !== 'scalar') {
    if (!isBlank(cursor.text.slice(colon.end, cursor.offset))) return undefined;
    return { path: entryPath, on: 'value', node: undefined, span: empty(cursor.offset), parents };
  }
  return inNode(value, entryPath, parents, cursor);
}

/** A key without a colon swallows the next line; while it is being typed, it is its first line only. */
function unfinishedKey({ key }: YamlEntry, { text, offset }: Cursor): Span | undefined {
  if (key.kind !== 'scalar' || key.style !== 'plain') return undefined;
  const [firstLine = ''] = text.slice(key.span.start, key.span.end).split(/\r?\n/);
  const end = key.span.start + firstLine.length;
  return end < key.span.end && offset <= end ? { start: key.span.start, end } : undefined;
}

function inBlockSequence(node: YamlSequence, path: Path, parents: Parents, cursor: Cursor): FoundPlace | undefined {
  const found = itemBefore(node, cursor.offset);
  return found && inNode(found.item, [...path, found.index], [...parents, node], cursor);
}

function inFlowMapping(node: YamlMapping, path: Path, parents: Parents, cursor: Cursor): FoundPlace | undefined {
  const { offset, text } = cursor;
  if (outsideFlow(node, cursor)) return aroundFlow(node, path, parents, cursor);
  const inside = [...parents, node];
  const entry = node.entries.findLast(({ key }) => key.outerSpan.start <= offset);
  if (entry === undefined || commaBetween(text, entry.value.span.end, offset)) {
    return { path: [...path, ''], on: 'key', node: undefined, span: empty(offset), parents: inside };
  }
  return inEntry(entry, path, inside, cursor);
}

function inFlowSequence(node: YamlSequence, path: Path, parents: Parents, cursor: Cursor): FoundPlace | undefined {
  const { offset, text } = cursor;
  if (outsideFlow(node, cursor)) return aroundFlow(node, path, parents, cursor);
  const inside = [...parents, node];
  const index = node.items.findLastIndex((item) => item.outerSpan.start <= offset);
  const item = node.items[index];
  if (item === undefined || commaBetween(text, item.span.end, offset)) {
    return { path: [...path, index + 1], on: 'value', node: undefined, span: empty(offset), parents: inside };
  }
  return inNode(item, [...path, index], inside, cursor);
}

/** On the brackets' outer side. A collection that is not closed yet goes on to the end of its line. */
function outsideFlow(node: YamlMapping | YamlSequence, { text, offset }: Cursor): boolean {
  if (offset <= node.span.start) return true;
  const closing = node.kind === 'mapping' ? '}' : ']';
  const closed = node.span.end - node.span.start > 1 && text[node.span.end - 1] === closing;
  return closed ? offset >= node.span.end : text.slice(node.span.end, offset).includes('\n');
}

function aroundFlow(
  node: YamlMapping | YamlSequence,
  path: Path,
  parents: Parents,
  cursor: Cursor,
): FoundPlace | undefined {
  return afterContent(node, cursor) ? undefined : { path, on: 'value', node, span: node.span, parents };
}

function commaBetween(text: string, start: number, end: number): boolean {
  return start < end && text.slice(start, end).replace(/#.*/g, '').includes(',');
}

interface Line {
  readonly start: number;
  /** What stands on the line before the cursor. */
  readonly before: string;
  /** Nothing but white space, and perhaps a comment after the cursor. */
  readonly blank: boolean;
}

function lineAt(text: string, offset: number): Line {
  const start = lineStart(text, offset);
  const newline = text.indexOf('\n', offset);
  const before = text.slice(start, offset);
  const after = text.slice(offset, newline < 0 ? text.length : newline);
  return { start, before, blank: isBlank(before) && /^\s*(#.*)?$/.test(after) };
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function empty(offset: number): Span {
  return { start: offset, end: offset };
}
