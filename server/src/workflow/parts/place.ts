/**
 * Where blocks that have been read stand in a text. Every version of the text that has a block shares it; where it stands is of one version.
 */
import type { Block } from './cutBlocks';
import { lastNotAfter } from '../line';
import { isPlainText, readBlock, type ReadBlock } from './readBlock';
import type { Shift } from './shiftNodes';

export interface PlacedBlocks {
  /** In the order of the text, without the preamble, which says nothing. */
  readonly parts: readonly ReadBlock[];
  /** Positions of those with an error, or that may have to do with others: what the whole is asked first is asked of them. */
  readonly special: readonly number[];
  /** Positions of those that are no items. */
  readonly entries: readonly number[];
  /** From what was read of a block by itself to the whole. Made when it is first asked for: nobody asks for most of them. */
  readonly shiftOf: (position: number) => Shift;
  /** The last block that starts there or before, or else the first. */
  readonly positionAt: (offset: number) => number;
  /** The block that was shifted by it; `undefined` for a shift of another version of the text. */
  readonly blockOf: (shift: Shift) => ReadBlock | undefined;
}

/**
 * The blocks in the order in which they are best read. One that repeats an anchor of another is why most texts are read as a whole: then there is
 * no use in reading the blocks without an alias.
 *
 * @returns positions
 */
export function readingOrder(blocks: readonly Block[]): readonly number[] {
  const early: number[] = [];
  const late: number[] = [];
  blocks.forEach((block, position) => {
    if (block.kind !== 'preamble') (mayRepeat(block) ? early : late).push(position);
  });
  return [...early, ...late];
}

function mayRepeat({ kind, text }: Block): boolean {
  return kind !== 'preamble' && text.includes('*');
}

/** `undefined` where it has to be read with the rest of the text, and so where an alias repeats what stands in a block above. */
export function readAlone(blocks: readonly Block[], position: number): ReadBlock | undefined {
  const block = blocks[position];
  const read = block && readBlock(block);
  if (read === undefined || read.missingAnchors.size === 0) return read;
  const above = blocks.slice(0, position).filter(({ kind }) => kind !== 'preamble');
  const isThere = (name: string): boolean =>
    above.some((other) => other.text.includes(`&${name}`) && readBlock(other)?.anchors.has(name) !== false);
  return [...read.missingAnchors].some(isThere) ? undefined : read;
}

/** `undefined` where one of them has to be read with the rest of the text. */
export function placeBlocks(blocks: readonly Block[]): PlacedBlocks | undefined {
  if (blocks.some((block, position) => mayRepeat(block) && !readAlone(blocks, position))) return undefined;
  const read: ReadBlock[] = [];
  const starts: number[] = [];
  const indexes: number[] = [];
  const special: number[] = [];
  const entries: number[] = [];
  let start = 0;
  let index = 0;
  for (const block of blocks) {
    if (block.kind === 'preamble') {
      if (!isPlainText(block.text)) return undefined;
    } else {
      const here = readBlock(block);
      if (here === undefined) return undefined;
      index = block.kind === 'item' ? index + 1 : -1;
      if (here.isSpecial) special.push(read.length);
      if (block.kind !== 'item') entries.push(read.length);
      read.push(here);
      starts.push(start);
      indexes.push(Math.max(0, index));
    }
    start += block.text.length;
  }
  const shifts = new Map<number, Shift>();
  const shifted = new Map<Shift, ReadBlock>();
  return {
    parts: read,
    special,
    entries,
    shiftOf(position) {
      const known = shifts.get(position);
      if (known !== undefined) return known;
      const block = read[position];
      const offset = (starts[position] ?? 0) - (block?.textStart ?? 0);
      const shift = { offset, index: indexes[position] ?? 0, nodes: undefined };
      shifts.set(position, shift);
      if (block !== undefined) shifted.set(shift, block);
      return shift;
    },
    positionAt: (offset) => Math.max(0, lastNotAfter(starts, offset)),
    blockOf: (shift) => shifted.get(shift),
  };
}
