/**
 * Whether blocks that were read one by one say what the whole text says.
 */
import { mostErrors } from '../yaml/parse';
import { mayGoOn } from '../yaml/lenient';
import type { PlacedBlocks } from './place';

export function areIndependent(text: string, placed: PlacedBlocks): boolean {
  return hasFewErrors(placed) && repeatsNothing(placed) && endsWithin(text, placed);
}

/** Only so many are told. */
function hasFewErrors({ blocks }: PlacedBlocks): boolean {
  let count = 0;
  for (const { workflow } of blocks) count += workflow.errors.length;
  return count < mostErrors;
}

/** No alias repeats what stands in a block above. */
function repeatsNothing({ blocks }: PlacedBlocks): boolean {
  if (blocks.every(({ missingAnchors }) => missingAnchors.size === 0)) return true;
  const above = new Set<string>();
  for (const { anchors, missingAnchors } of blocks) {
    for (const name of missingAnchors) if (above.has(name)) return false;
    for (const name of anchors) above.add(name);
  }
  return true;
}

/**
 * No quote or bracket goes on into the next block. The engine lets them, and so lines are joined (`yaml/lenient.ts`), but only in a text that has
 * no problem then, and only so many.
 */
function endsWithin(text: string, { blocks, shiftOf }: PlacedBlocks): boolean {
  let lenient = 0;
  let hasProblems = false;
  let open: number | undefined;
  blocks.forEach((block, position) => {
    if (block.closed === 'leniently') lenient += 1;
    hasProblems ||= block.hasProblems;
    if (block.firstOpen !== undefined) open ??= block.firstOpen + shiftOf(position).offset;
  });
  if (lenient > 0) return lenient <= mostLenient && !hasProblems;
  return open === undefined || !mayGoOn(text, open);
}

const mostLenient = 10;
