/**
 * Whether blocks of which each can be read alone say what the whole text says.
 */
import { mayGoOn } from '../yaml/lenient';
import { mostErrors } from '../yaml/parse';
import type { PlacedBlocks } from './place';
import type { ReadBlock } from './readBlock';

export function areIndependent(text: string, placed: PlacedBlocks): boolean {
  const special = placed.special.flatMap((position) => placed.parts[position] ?? []);
  return hasFewErrors(special) && endsWithin(text, special, placed);
}

/** Only so many are told. */
function hasFewErrors(special: readonly ReadBlock[]): boolean {
  return special.reduce((count, { workflow }) => count + workflow.errors.length, 0) < mostErrors;
}

/**
 * No quote or bracket goes on into the next block. The engine lets them, and so lines are joined (`yaml/lenient.ts`), but only in a text that has
 * no problem then, and only so many.
 */
function endsWithin(text: string, special: readonly ReadBlock[], { parts, shiftOf }: PlacedBlocks): boolean {
  const lenient = special.filter(({ closed }) => closed === 'leniently').length;
  if (lenient > 0) return lenient <= mostLenient && !special.some(({ hasProblems }) => hasProblems);
  const first = special.find(({ firstOpen }) => firstOpen !== undefined);
  if (first?.firstOpen === undefined) return true;
  return !mayGoOn(text, first.firstOpen + shiftOf(parts.indexOf(first)).offset);
}

const mostLenient = 10;
