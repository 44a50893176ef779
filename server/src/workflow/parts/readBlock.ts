/**
 * Reads a block by itself, as a workflow of one step, one trigger or one top-level entry, unless what is around the block could matter.
 */
import { lineEnd } from '../line';
import type { Workflow } from '../model';
import { blank, newNote, type Noted } from '../noted';
import { workflowOf } from '../workflowOf';
import { forbiddenCharacter } from '../yaml/characters';
import { parseYaml, type ParsedYaml } from '../yaml/parse';
import type { YamlEntry, YamlMapping, YamlNode, YamlSequence } from '../yaml/tree';
import type { Block } from './cutBlocks';

export interface ReadBlock
  extends Pick<ParsedYaml, 'closed' | 'firstOpen' | 'hasProblems' | 'anchors' | 'missingAnchors'>, Noted {
  /** It has an error, or something in it may have to do with other blocks. */
  readonly isSpecial: boolean;
  /** Its text is that of the block behind a line of ours, so that everything is as deep as in the whole. */
  readonly workflow: Workflow;
  /** Of the line of ours. */
  readonly textStart: number;
  readonly entry: YamlEntry;
  /** For an item, with that item only. */
  readonly list: YamlSequence | undefined;
}

/** `undefined` where the block has to be read with the rest of the text. Each block is read once. */
export function readBlock(block: Block): ReadBlock | undefined {
  const known = reading.of(block);
  if (known !== undefined) return known === 'dependent' ? undefined : known;
  const read = readNow(block);
  reading.write(block, read ?? 'dependent');
  return read;
}

const reading = newNote<ReadBlock | 'dependent'>();

function readNow(block: Block): ReadBlock | undefined {
  const { kind, key, text } = block;
  if (!isPlainText(text)) return undefined;
  // Whoever adds a line looks at how the others end.
  const lineBreak = lineEnd(text);
  const before = kind === 'item' ? `${key}:${lineBreak}` : lineBreak;
  const after = followers(block);
  const parsed = parseYaml(before + text + after.join(''));
  const { root, closed, firstOpen, hasProblems, anchors, missingAnchors } = parsed;
  const end = before.length + text.length;
  if (parsed.errors.some(({ span }) => span.start >= end)) return undefined;
  // Behind an open bracket the package takes an indented item for something else.
  if (hasProblems && block.column > 0 && mayEndInBrackets(text)) return undefined;
  const entry = firstEntry(root, end, after.length > 0);
  if (root === undefined || entry === undefined) return undefined;
  const list = kind === 'item' ? firstItem(entry.value, end, after.length > 0) : undefined;
  if (kind === 'item' && list === undefined) return undefined;
  const own = list ? { ...entry, value: list } : entry;
  const tree: YamlMapping = { ...mappingBase(own), flow: false, entries: [own] };
  const workflow = workflowOf(before + text, { root: tree, errors: parsed.errors });
  const reach = { closed, firstOpen, hasProblems, anchors, missingAnchors };
  const isSpecial = workflow.errors.length > 0 || hasProblems || closed !== 'strictly';
  return { isSpecial, workflow, notes: blank(), textStart: before.length, entry: own, list, ...reach };
}

/** Whether a line has an open bracket, and all below are indented further, so that it may go on up to the end. */
function mayEndInBrackets(text: string): boolean {
  let least = Infinity;
  for (const line of text.split('\n').reverse()) {
    const indentation = line.search(/[^ \r]/);
    if (indentation < 0 || indentation >= least || line[indentation] === '#') continue;
    least = indentation;
    if (mayBeOpen(line)) return true;
  }
  return false;
}

function mayBeOpen(line: string): boolean {
  const brackets = line.replace(/\$\{[^}]*\}?/g, '').match(/[[\]{}]/g) ?? [];
  const depth = brackets.reduce((open, bracket) => Math.max(0, open + ('[{'.includes(bracket) ? 1 : -1)), 0);
  // A bracket in quotes or in a comment is none.
  return depth > 0 || (brackets.length > 0 && /["'#]/.test(line));
}

/**
 * What is read behind the block, to see that it is not taken for a part of it: another item, another entry. Nothing can stand behind a block
 * whose last line is not ended.
 */
function followers({ kind, key, column, text }: Block): readonly string[] {
  if (!text.endsWith('\n')) return [];
  const anotherEntry = `${key}z:\n`;
  return kind === 'item' ? [`${' '.repeat(column)}- \n`, anotherEntry] : [anotherEntry];
}

function firstEntry(root: YamlNode | undefined, end: number, isFollowed: boolean): YamlEntry | undefined {
  if (root?.kind !== 'mapping' || root.flow || root.tag !== undefined || root.anchor !== undefined) return undefined;
  const [first, second] = root.entries;
  if (first === undefined || root.entries.length !== (isFollowed ? 2 : 1)) return undefined;
  return second === undefined || second.key.span.start >= end ? first : undefined;
}

function firstItem(list: YamlNode, end: number, isFollowed: boolean): YamlSequence | undefined {
  if (list.kind !== 'sequence' || list.flow) return undefined;
  const count = isFollowed ? 2 : 1;
  const [item] = list.items;
  const [dash, next] = list.dashes;
  if (item === undefined || dash === undefined || list.items.length !== count || list.dashes.length !== count)
    return undefined;
  if (next !== undefined && next.start < end) return undefined;
  const span = { start: list.span.start, end: item.span.end };
  return { ...list, span, outerSpan: span, items: [item], dashes: [dash] };
}

function mappingBase({ key, value }: YamlEntry) {
  const span = { start: key.outerSpan.start, end: value.span.end };
  return { kind: 'mapping', span, outerSpan: span, tag: undefined, anchor: undefined } as const;
}

/** Without characters that end a line where the blocks were cut by line feeds, and without those that are refused once for the whole text. */
export function isPlainText(text: string): boolean {
  return !/\r(?!\n)|[\u0085\u2028\u2029]/.test(text) && forbiddenCharacter(text).length === 0;
}
