/**
 * Where blocks that have been read stand in a text. Every version of the text that has a block shares it; where it stands is of one version.
 */
import type { Block } from './cutBlocks';
import { lastNotAfter } from '../line';
import { isPlainText, readBlock, type ReadBlock } from './readBlock';
import type { Shift } from './shiftNodes';

export interface PlacedBlocks {
  /** In the order of the text, without the preamble, which says nothing. */
  readonly blocks: readonly ReadBlock[];
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

/** `undefined` where one of them has to be read with the rest of the text. */
export function placeBlocks(blocks: readonly Block[]): PlacedBlocks | undefined {
  // One that repeats an anchor of another is why most texts are read as a whole: then there is no use in reading the blocks before it.
  if (blocks.some((block) => block.text.includes('*') && block.kind !== 'preamble' && !readBlock(block)))
    return undefined;
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
    blocks: read,
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
