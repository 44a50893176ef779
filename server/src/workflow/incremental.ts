/**
 * A workflow while it is being edited: a keystroke costs what it touches. The answer is the same as that of `parseWorkflow`.
 */
import { parseWorkflow, type Workflow } from './model';
import { assembleWorkflow } from './parts/assemble';
import { cutBlocks, type Block } from './parts/cutBlocks';
import { placeBlocks, type PlacedBlock } from './parts/place';
import type { Shift } from './parts/shiftNodes';
import { mostErrors } from './yaml/parse';

/**
 * `previous` is the workflow that an earlier text, or any similar one, gave here: what is the same in this text is not read again.
 * Where blocks depend on each other, the whole text is read.
 */
export function reparseWorkflow(text: string, previous: Workflow | undefined): Workflow {
  const before = previous && blocksOf.get(previous);
  const blocks = cutBlocks(text, before);
  const placed = blocks && placeBlocks(blocks);
  const parts = placed && areIndependent(placed) ? placed : undefined;
  const workflow = parts ? assembleWorkflow(text, parts) : parseWorkflow(text);
  const remembered = blocks ?? before;
  if (remembered !== undefined) blocksOf.set(workflow, remembered);
  if (parts !== undefined) partsOfWorkflow.set(workflow, parts);
  return workflow;
}

/** A step, a trigger or a top-level entry, as a workflow of its own: the same object as long as its text is the same. */
export interface WorkflowPart {
  readonly workflow: Workflow;
  /** From its offsets, and from its indexes of steps or triggers, to those of the whole. */
  readonly shift: Shift;
}

/** In the order of the text. The whole is the only part of a workflow whose parts depend on each other, and of one that is not edited. */
export function partsOf(workflow: Workflow): readonly WorkflowPart[] {
  return partsOfWorkflow.get(workflow) ?? [{ workflow, shift: { offset: 0, index: 0, nodes: undefined } }];
}

const partsOfWorkflow = new WeakMap<Workflow, readonly WorkflowPart[]>();

/** Also of a workflow that was read as a whole: the next text may well not need that. */
const blocksOf = new WeakMap<Workflow, readonly Block[]>();

/** Lines are joined only in a text without any problem, and only so many; and only so many errors are told. */
function areIndependent(placed: readonly PlacedBlock[]): boolean {
  const lenient = placed.filter(({ closed }) => closed === 'leniently').length;
  if (lenient > 0 && (lenient > mostLenient || placed.some(({ hasProblems }) => hasProblems))) return false;
  return placed.reduce((count, { workflow }) => count + workflow.errors.length, 0) < mostErrors;
}

const mostLenient = 10;
