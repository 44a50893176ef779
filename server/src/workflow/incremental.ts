/**
 * A workflow while it is being edited: a keystroke costs what it touches. The answer is the same as that of `parseWorkflow`.
 */
import { parseWorkflow, type Workflow } from './model';
import { assembleWorkflow } from './parts/assemble';
import { cutBlocks, type Block } from './parts/cutBlocks';
import { placeBlocks, type PlacedBlock } from './parts/place';
import { mostErrors } from './yaml/parse';

/**
 * `previous` is the workflow that an earlier text, or any similar one, gave here: what is the same in this text is not read again.
 * Where blocks depend on each other, the whole text is read.
 */
export function reparseWorkflow(text: string, previous: Workflow | undefined): Workflow {
  const before = previous && blocksOf.get(previous);
  const blocks = cutBlocks(text, before);
  const placed = blocks && placeBlocks(blocks);
  const workflow = placed && areIndependent(placed) ? assembleWorkflow(text, placed) : parseWorkflow(text);
  const remembered = blocks ?? before;
  if (remembered !== undefined) blocksOf.set(workflow, remembered);
  return workflow;
}

/** Also of a workflow that was read as a whole: the next text may well not need that. */
const blocksOf = new WeakMap<Workflow, readonly Block[]>();

/** Lines are joined only in a text without any problem, and only so many; and only so many errors are told. */
function areIndependent(placed: readonly PlacedBlock[]): boolean {
  const lenient = placed.filter(({ closed }) => closed === 'leniently').length;
  if (lenient > 0 && (lenient > mostLenient || placed.some(({ hasProblems }) => hasProblems))) return false;
  return placed.reduce((count, { workflow }) => count + workflow.errors.length, 0) < mostErrors;
}

const mostLenient = 10;
