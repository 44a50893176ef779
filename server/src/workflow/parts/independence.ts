/**
 * Whether blocks of which each can be read alone say what the whole text says.
 */
import { mayGoOn } from '../yaml/lenient';
import { mostErrors } from '../yaml/parse';
import type { PlacedBlocks } from './place';
import type { ReadBlock } from './readBlock';

export function areIndependent(text: string, placed: PlacedBlocks): boolean {
  const special = placed.special.flatMap((position) => {
    const block = placed.parts[position];
    return block === undefined ? [] : [{ position, block }];
  });
  return hasFewErrors(special) && endsWithin(text, special, placed);
}

interface SpecialBlock {
  readonly position: number;
  readonly block: ReadBlock;
}

/** Only so many are told. */
function hasFewErrors(special: readonly SpecialBlock[]): boolean {
  return special.reduce((count, { block }) => count + block.workflow.errors.length, 0) < mostErrors;
}

/**
 * No quote or bracket goes on into the next block. The engine lets them, and so lines are joined (`yaml/lenient.ts`), but only in a text that has
 * no problem then, and only so many.
 */
function endsWithin(text: string, special: readonly SpecialBlock[], { shiftOf }: PlacedBlocks): boolean {
  const lenient = special.filter(({ block }) => block.closed === 'leniently').length;
  if (lenient > 0) return lenient <= mostLenient && !special.some(({ block }) => block.hasProblems);
  const first = special.find(({ block }) => block.firstOpen !== undefined);
  if (first?.block.firstOpen === undefined) return true;
  return !mayGoOn(text, first.block.firstOpen + shiftOf(first.position).offset);
}

const mostLenient = 10;
