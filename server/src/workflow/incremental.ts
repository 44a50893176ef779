/**
 * A workflow while it is being edited: a keystroke costs what it touches. The answer is the same as that of `parseWorkflow`.
 */
import { parseWorkflow, type Step, type Trigger, type Workflow } from './model';
import { blank, type Noted } from './noted';
import type { Expressions } from './collect';
import { assembleHolder, assembleWithin, assembleWorkflow } from './parts/assemble';
import { cutBlocks, type CutText } from './parts/cutBlocks';
import { areIndependent } from './parts/independence';
import { placeBlocks, readAlone, readingOrder, type PlacedBlocks } from './parts/place';
import type { Shift } from './parts/shiftNodes';
import type { Holder } from './references';
import type { Span } from './span';

/** A text that is being read, bit by bit. */
export interface Reading {
  /** Reads block after block, until `isEnough` says so. @returns whether all have been read, so that `finish` takes next to no time */
  readOn(isEnough: () => boolean): boolean;
  /** Reads what is left. Where blocks depend on each other, that is the whole text. */
  finish(): Workflow;
  /** What the next text may have in common with this one. */
  readonly known: Known;
}

/** `cut` is of the text itself or, where that cannot be cut, of an earlier one; `workflow` is the last that was finished. */
interface Known {
  readonly cut: CutText | undefined;
  readonly workflow: Workflow | undefined;
}

/** `known` comes from the reading of an earlier text, or any similar one: what is the same in this text is not read again. */
export function startReading(text: string, known: Known = { cut: undefined, workflow: undefined }): Reading {
  const cut = cutBlocks(text, known.cut);
  const blocks = cut?.blocks ?? [];
  let order: readonly number[] | undefined;
  let next = 0;
  let workflow: Workflow | undefined;
  return {
    readOn(isEnough) {
      // After an edit there is little to read, whatever it is.
      if (known.workflow !== undefined) return true;
      order ??= readingOrder(blocks);
      while (next < order.length) {
        if (isEnough()) return false;
        next = readAlone(blocks, order[next] ?? 0) ? next + 1 : order.length;
      }
      return true;
    },
    finish: () => (workflow ??= finishReading(text, cut, known)),
    get known() {
      return { cut: cut ?? known.cut, workflow: workflow ?? known.workflow };
    },
  };
}

function finishReading(text: string, cut: CutText | undefined, { cut: before, workflow: previous }: Known): Workflow {
  const placed = cut && placeBlocks(cut.blocks);
  const parts = placed && areIndependent(text, placed) ? placed : undefined;
  const workflow = parts ? assembleWorkflow(text, parts) : parseWorkflow(text);
  // Also of a workflow that was read as a whole: the next text may well not need that.
  const remembered = cut ?? before;
  if (remembered !== undefined) cuts.set(workflow, remembered);
  if (parts !== undefined) placedIn.set(workflow, parts);
  if (previous !== undefined) follow(workflow, previous);
  return workflow;
}

/** The same at once, from the workflow that an earlier text gave here. */
export function reparseWorkflow(text: string, previous: Workflow | undefined): Workflow {
  return startReading(text, { cut: previous && cuts.get(previous), workflow: previous }).finish();
}

/** A text that is no version of the document but nearly the same, and of which the next version knows nothing. */
export function parseSimilar(text: string, workflow: Workflow): Workflow {
  return startReading(text, { cut: cuts.get(workflow), workflow: undefined }).finish();
}

const cuts = new WeakMap<Workflow, CutText>();

/** What a workflow is made of: steps, triggers and top-level entries. */
export interface WorkflowParts {
  /** In the order of the text. */
  readonly parts: readonly WorkflowPart[];
  /** From the offsets of one of them, and from its indexes of steps or triggers, to those of the whole. */
  readonly shiftOf: (position: number) => Shift;
  /** Of the part that has what stands there; of the first one for what stands before it. */
  readonly positionAt: (offset: number) => number;
}

/** The same object as long as its text is the same. */
export interface WorkflowPart extends Noted {
  /** A workflow of its own, in offsets and indexes of its own. */
  readonly workflow: Workflow;
  /** Where the text of the part begins in that of its workflow, behind a line that stands for all that is before it. */
  readonly textStart: number;
}

/** The whole is the only part of a workflow whose parts depend on each other, and of one that is not edited. */
export function partsOf(workflow: Workflow): WorkflowParts {
  const known = placedIn.get(workflow) ?? wholes.get(workflow);
  if (known !== undefined) return known;
  const whole = {
    parts: [{ workflow, textStart: 0, notes: blank() }],
    positionAt: () => 0,
    shiftOf: () => ({ offset: 0, index: 0, nodes: undefined }),
  };
  wholes.set(workflow, whole);
  return whole;
}

/** The step or trigger that holds a value. */
export function holderOf(workflow: Workflow, holder: Holder): Step | Trigger | undefined {
  const placed = placedIn.get(workflow);
  if (placed !== undefined) return assembleHolder(placed, holder);
  return holder.kind === 'step' ? workflow.steps[holder.index] : workflow.triggers[holder.index];
}

/**
 * The expressions of those parts that a stretch of the text touches, which are few where the workflow is long. Other parts may be among
 * them, and for a workflow that is read as a whole, all are.
 */
export function expressionsWithin(workflow: Workflow, span: Span): Expressions {
  const placed = placedIn.get(workflow);
  return placed === undefined ? workflow : assembleWithin(placed, positionsWithin(placed, span));
}

/** Positions of the parts that a stretch of the text touches. Others may be among them. */
export function positionsWithin(
  { positionAt }: Pick<WorkflowParts, 'positionAt'>,
  { start, end }: Span,
): readonly number[] {
  const positions: number[] = [];
  const last = positionAt(end);
  // What ends where the next part starts is touched there, too.
  for (let position = positionAt(start - 1); position <= last; position += 1) positions.push(position);
  return positions;
}

const placedIn = new WeakMap<Workflow, PlacedBlocks>();

const wholes = new WeakMap<Workflow, WorkflowParts>();

/** The workflow that it was edited from: what is known of that one may hold for this one, too. Never the whole history. */
export function predecessorOf(workflow: Workflow): Workflow | undefined {
  return predecessors.get(workflow);
}

function follow(workflow: Workflow, previous: Workflow): void {
  predecessors.set(workflow, previous);
  predecessors.delete(previous);
  changes.delete(previous);
}

const predecessors = new WeakMap<Workflow, Workflow>();

/** Which parts a workflow shares with its predecessor: those before `start`, and those from `end` on, which stand at `end + moved` in the other. */
export interface Change {
  readonly predecessor: Workflow;
  readonly start: number;
  readonly end: number;
  readonly moved: number;
}

/** `undefined` without a predecessor. */
export function changeOf(workflow: Workflow): Change | undefined {
  const predecessor = predecessors.get(workflow);
  if (predecessor === undefined) return undefined;
  const known = changes.get(workflow);
  if (known !== undefined) return known;
  const { parts: now } = partsOf(workflow);
  const { parts: before } = partsOf(predecessor);
  const most = Math.min(now.length, before.length);
  let start = 0;
  while (start < most && now[start] === before[start]) start += 1;
  let same = 0;
  while (same < most - start && now[now.length - 1 - same] === before[before.length - 1 - same]) same += 1;
  const change = { predecessor, start, end: now.length - same, moved: before.length - now.length };
  changes.set(workflow, change);
  return change;
}

const changes = new WeakMap<Workflow, Change>();
