/**
 * Blocks that have been read, each at its place in the text.
 */
import type { Block } from './cutBlocks';
import { isPlainText, readBlock, type ReadBlock } from './readBlock';
import type { Shift } from './shiftNodes';

export interface PlacedBlock extends ReadBlock {
  readonly block: Block;
  readonly shift: Shift;
}

/** `undefined` where one of them has to be read with the rest of the text. The preamble says nothing and is not among them. */
export function placeBlocks(blocks: readonly Block[]): readonly PlacedBlock[] | undefined {
  const placed: PlacedBlock[] = [];
  let start = 0;
  let index = 0;
  for (const block of blocks) {
    if (block.kind === 'preamble') {
      if (!isPlainText(block.text)) return undefined;
    } else {
      if (block.kind !== 'item') index = 0;
      const here = placeBlock(block, start, index);
      if (here === undefined) return undefined;
      placed.push(here);
      if (block.kind === 'item') index += 1;
    }
    start += block.text.length;
  }
  return placed;
}

/** A block that has not moved keeps what was shifted for it. */
function placeBlock(block: Block, start: number, index: number): PlacedBlock | undefined {
  const read = readBlock(block);
  if (read === undefined) return undefined;
  const offset = start - read.textStart;
  const last = lastPlaces.get(block);
  if (last?.shift.offset === offset && last.shift.index === index) return last;
  const placed = { ...read, block, shift: { offset, index, nodes: undefined } };
  lastPlaces.set(block, placed);
  return placed;
}

const lastPlaces = new WeakMap<Block, PlacedBlock>();
