/**
 * Cuts the text of a workflow into blocks that can be read one by one: the top-level entries, and the items of `steps` and `triggers`.
 * It reads lines, not YAML, and gives up where lines alone do not tell where a block ends. What it cannot see (a quote that goes on into
 * the next block, an alias of an anchor in another one) shows when the block is read: see `readBlock.ts`.
 */
import { blank, type Noted } from '../noted';
import { commonEnd, commonStart } from '../sameText';

export interface Block extends Noted {
  readonly kind:
    /** What stands before the first key: comments, blank lines, `---`. */
    | 'preamble'
    /** A top-level key with its value. */
    | 'entry'
    /** `steps:` or `triggers:` alone; the items are blocks of their own. */
    | 'list'
    | 'item';
  /** The top-level key that it is or belongs to; `''` for the preamble. */
  readonly key: string;
  /** Of the dash of an item. */
  readonly column: number;
  /** With the blank lines and comments below it. All texts together are the text of the workflow. */
  readonly text: string;
}

/** A text, cut: the texts of the blocks together are the text. */
export interface CutText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/**
 * `undefined` where it is not sure. Blocks of an earlier text that are there again are the same objects, and only the lines between them are
 * looked at.
 */
export function cutBlocks(text: string, previous: CutText = { text: '', blocks: [] }): CutText | undefined {
  const kept = unchangedAtStart(text, previous);
  const tail = unchangedAtEnd(text, previous, kept);
  const blocks = previous.blocks.slice(0, kept.count);
  let open: Open = { ...(blocks.at(-1) ?? { kind: 'preamble', key: '', column: 0 }), start: kept.end };
  for (let at = kept.end; at < text.length; at = endOfLine(text, at)) {
    const line = readLine(text, at, open);
    if (line === 'unsure') return undefined;
    if (line === 'inside') continue;
    if (line === 'noList') {
      open = { ...open, kind: 'entry' };
      continue;
    }
    close(at);
    const rest = tail.startingWith(line, at);
    if (rest !== undefined) return withoutRepeatedKeys(text, [...blocks, ...rest]);
    open = { ...line, start: at };
  }
  // A list without items is an entry like any other.
  if (open.kind === 'list') open = { ...open, kind: 'entry' };
  close(text.length);
  return withoutRepeatedKeys(text, blocks);

  function close(end: number): void {
    const { kind, key, column, start } = open;
    if (start === end) return;
    const block = { kind, key, column, text: copyOf(text.slice(start, end)), notes: blank() };
    const known = previous.blocks[blocks.length];
    blocks.push(known !== undefined && isSame(known, block) ? known : block);
  }
}

interface Place {
  readonly count: number;
  readonly end: number;
}

/** Without the last block: it ends where the next one starts, and that may have changed. */
function unchangedAtStart(text: string, previous: CutText): Place {
  const same = commonStart(text, previous.text);
  const ends: number[] = [];
  let end = 0;
  for (const block of previous.blocks) {
    end += block.text.length;
    if (end > same) break;
    ends.push(end);
  }
  let count = Math.max(0, ends.length - 1);
  // Where the items of a list are is known from the first of them.
  const isOpen = (kind: Block['kind'] | undefined): boolean => kind === 'list' || kind === 'preamble';
  while (count > 0 && isOpen(previous.blocks[count - 1]?.kind)) count -= 1;
  return { count, end: ends[count - 1] ?? 0 };
}

interface Tail {
  /** The blocks from the one that starts there, with this line. Asked for places in their order. */
  startingWith(line: LineStart, at: number): readonly Block[] | undefined;
}

function unchangedAtEnd(text: string, { text: before, blocks }: CutText, kept: Place): Tail {
  const same = commonEnd(text, before);
  /** Of the first that may be kept, which moves on. */
  let index = blocks.length;
  let start = text.length;
  while (index > kept.count + 1) {
    const length = blocks[index - 1]?.text.length ?? 0;
    if (start - length < Math.max(kept.end, text.length - same)) break;
    start -= length;
    index -= 1;
  }
  return {
    startingWith(line, at) {
      for (; start < at && index < blocks.length; index += 1) start += blocks[index]?.text.length ?? 0;
      const first = blocks[index];
      return first !== undefined && start === at && isStartOf(first, line) ? blocks.slice(index) : undefined;
    },
  };
}

type LineStart = Pick<Block, 'kind' | 'key' | 'column'>;

interface Open extends LineStart {
  readonly start: number;
}

function isStartOf(block: Block, line: LineStart): boolean {
  if (block.key !== line.key || block.kind === 'preamble') return false;
  return line.kind === 'item' ? block.kind === 'item' && block.column === line.column : block.kind !== 'item';
}

/** `noList`: there is something else than items under `steps:`. */
function readLine(text: string, at: number, open: Open): LineStart | 'inside' | 'noList' | 'unsure' {
  let start = at;
  while (text[start] === ' ') start += 1;
  const column = start - at;
  const isItem = open.kind === 'item';
  switch (text[start]) {
    case undefined:
    case '\n':
    case '\r':
    case '#':
      return 'inside';
    case '\t':
      return (isItem && column > open.column) || (open.kind === 'entry' && column > 0) ? 'inside' : 'unsure';
    case '-':
      if (isDash(text, start)) {
        if (open.kind === 'list') return { kind: 'item', key: open.key, column };
        if (isItem && column === open.column) return { kind: 'item', key: open.key, column };
        if (open.kind === 'entry') return 'inside';
      }
  }
  if (column === 0) return open.kind === 'preamble' && isDocumentStart(text, at, open) ? 'inside' : readKey(text, at);
  switch (open.kind) {
    case 'preamble':
      return 'unsure';
    case 'list':
      return 'noList';
    case 'item':
      return column > open.column ? 'inside' : 'unsure';
    case 'entry':
      return 'inside';
  }
}

function isDash(text: string, at: number): boolean {
  const next = text[at + 1];
  return next === undefined || next === ' ' || next === '\n' || next === '\r';
}

const documentStart = /---[ \t]*\r?(?:\n|$)/y;

/** The first one; another ends the document. */
function isDocumentStart(text: string, at: number, { start }: Open): boolean {
  documentStart.lastIndex = at;
  return documentStart.test(text) && !/^---/m.test(text.slice(start, at));
}

const key = /([A-Za-z_][\w-]*) *:(?=[ \t\r\n]|$)([ \t]*(?:#.*)?\r?(?:\n|$))?/y;

function readKey(text: string, at: number): LineStart | 'unsure' {
  key.lastIndex = at;
  const [, name, bare] = key.exec(text) ?? [];
  if (name === undefined) return 'unsure';
  const isList = bare !== undefined && (name === 'steps' || name === 'triggers');
  return { kind: isList ? 'list' : 'entry', key: name, column: 0 };
}

/** Which of two counts is a question for the whole. */
function withoutRepeatedKeys(text: string, blocks: readonly Block[]): CutText | undefined {
  const keys = new Set<string>();
  for (const block of blocks) {
    if (block.kind === 'item' || block.kind === 'preamble') continue;
    if (keys.has(block.key)) return undefined;
    keys.add(block.key);
  }
  return keys.size === 0 ? undefined : { text, blocks };
}

function isSame(one: Block, other: Block): boolean {
  return one.kind === other.kind && one.key === other.key && one.column === other.column && one.text === other.text;
}

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

/** A slice of a text keeps all of it in memory, version after version; a copy does not. */
function copyOf(slice: string): string {
  return ` ${slice}`.slice(1);
}
