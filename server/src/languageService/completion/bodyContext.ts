/**
 * The cursor in what makes a connection of a mapping or sequence: its keys, its type, its name.
 */
import type { CursorPlace, EnclosingReference } from '../../workflow/cursor';
import { columnOf } from '../../workflow/line';
import type { Workflow } from '../../workflow/model';
import { spellValue } from '../../workflow/spelling';
import { findEntry, type YamlMapping, type YamlNode, type YamlSequence } from '../../workflow/yaml/tree';
import { expectedType } from '../expected';
import type { TextEdit } from '../types';
import type { CompletionContext } from './context';
import { keySpan, otherKeys } from './keys';
import { insertionAt, isOnLine } from './line';
import { tagStyleOf, writeEntries, writeTagBody } from './referenceStyle';

export function bodyContext(
  workflow: Workflow,
  cursor: CursorPlace,
  reference: EnclosingReference,
): CompletionContext | undefined {
  const { node } = reference;
  const inside: Inside = { workflow, cursor, type: expectedType(workflow, reference.holder) };
  if (node.kind === 'mapping') return cursor.on === 'key' ? atKey(inside, node) : atKeyedValue(inside, node);
  if (node.kind === 'sequence') return atItem(inside, node);
  return node.tag ? afterTag(inside, node) : undefined;
}

interface Inside {
  readonly workflow: Workflow;
  readonly cursor: CursorPlace;
  /** The type that the place expects. */
  readonly type: string | undefined;
}

/** `!Connection { type: $0, name: prod }` */
function atKeyedValue(inside: Inside, mapping: YamlMapping): CompletionContext | undefined {
  const key = inside.cursor.path.at(-1);
  if (key === 'type') return atType(inside, textOf(findEntry(mapping, 'name')?.value));
  if (key !== 'name') return undefined;
  const type = textOf(findEntry(mapping, 'type')?.value);
  return atName(inside, type, type === undefined ? typeWriter(inside.workflow.text, mapping) : undefined);
}

/** `!Connection [aws, $0]` */
function atItem(inside: Inside, { items }: YamlSequence): CompletionContext | undefined {
  switch (inside.cursor.path.at(-1)) {
    case 0:
      return atType(inside, textOf(items[1]));
    case 1:
      return atName(inside, textOf(items[0]), undefined);
    default:
      return undefined;
  }
}

function atType(inside: Inside, name: string | undefined): CompletionContext | undefined {
  const base = scalarBase(inside);
  return base && { ...base, kind: 'type', name };
}

function atName(
  inside: Inside,
  type: string | undefined,
  writeType: ((type: string) => TextEdit) | undefined,
): CompletionContext | undefined {
  const base = scalarBase(inside);
  return base && { ...base, kind: 'name', type, writeType };
}

function scalarBase({ workflow, cursor, type }: Inside) {
  const { node } = cursor;
  const place = insertionAt(workflow.text, cursor);
  if (!place || (node && node.kind !== 'scalar')) return undefined;
  const scalar = { style: node?.style ?? 'plain' };
  return { ...place, after: '', place: { kind: 'scalar', scalar }, expectedType: type } as const;
}

/** The text of a value that is written, whatever YAML takes it for. */
function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && !node.missing ? node.text : undefined;
}

/** Into `type: ` where that is there, else in front of the name, in flow and block alike. */
function typeWriter(text: string, mapping: YamlMapping): ((type: string) => TextEdit) | undefined {
  const typeEntry = findEntry(mapping, 'type');
  if (typeEntry) {
    if (!typeEntry.colon) return undefined;
    const start = typeEntry.colon.end;
    const end = start + (/^ +(?=,)/.exec(text.slice(start))?.[0].length ?? 0);
    return (type) => ({ span: { start, end }, newText: ` ${spellValue(type)}` });
  }
  const nameEntry = findEntry(mapping, 'name');
  if (!nameEntry) return undefined;
  const start = nameEntry.key.outerSpan.start;
  const separator = separatorAt(text, mapping, start);
  return (type) => ({ span: { start, end: start }, newText: `type: ${spellValue(type)}${separator}` });
}

/** What stands between two keys: a comma, or a line break and the indentation. */
function separatorAt(text: string, mapping: YamlMapping | undefined, offset: number): string {
  return mapping?.flow ? ', ' : '\n' + ' '.repeat(columnOf(text, offset));
}

/** `!Connection {$0}`, `!Connection { type: aws, na$0 }` */
function atKey(inside: Inside, mapping: YamlMapping): CompletionContext | undefined {
  const replace = keySpan(inside.workflow.text, inside.cursor);
  return replace && keyContext(inside, mapping, replace, otherKeys(mapping, inside.cursor));
}

/** `!Connection $0` on the same line, or below it a first key, which YAML still reads as a scalar: `ty$0`. */
function afterTag(inside: Inside, node: YamlNode): CompletionContext | undefined {
  const { workflow, cursor } = inside;
  const tagIsHere = node.tag && isOnLine(workflow.text, node.tag.span, cursor.offset);
  const place = insertionAt(workflow.text, cursor);
  if (!place) return undefined;
  if (!tagIsHere) return keyContext(inside, undefined, place.replace, new Set());
  const write = writeTagBody(tagStyleOf(workflow));
  return { kind: 'wholeReference', ...place, after: '', expectedType: inside.type, write };
}

function keyContext(
  { workflow, type }: Inside,
  mapping: YamlMapping | undefined,
  replace: CompletionContext['replace'],
  others: ReadonlySet<string | undefined>,
): CompletionContext {
  const keys = (['type', 'name'] as const).filter((key) => !others.has(key));
  const body = keys.length === 2 ? writeEntries(separatorAt(workflow.text, mapping, replace.start)) : undefined;
  return { kind: 'key', replace, before: '', after: '', expectedType: type, keys, body };
}
