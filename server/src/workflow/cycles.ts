/**
 * Steps that wait for each other, so that none of them ever runs.
 */
import { stepsByName, type Need, type StepSummary } from './dependencies';

export interface Cycle {
  /** From the first step of the cycle and back to it: `['build', 'test', 'build']`. */
  readonly path: readonly string[];
  /** What the first step needs of the second. */
  readonly need: Need;
}

/**
 * One cycle for each group of steps that all wait for each other, a shortest one through the group's first step; what remains when that
 * is repaired is found then. A step that needs itself is not told here.
 */
export function findCycles(steps: readonly StepSummary[]): readonly Cycle[] {
  const edges = edgesOf(steps);
  return groupsOf(edges).flatMap((group) => shortestCycle(first(group), new Set(group), edges, steps) ?? []);
}

/** The one that stands first in the text. */
function first(group: readonly number[]): number {
  return group.reduce((a, b) => Math.min(a, b));
}

interface Edge {
  readonly to: number;
  readonly need: Need;
}

function edgesOf(steps: readonly StepSummary[]): readonly (readonly Edge[])[] {
  const indexes = stepsByName(steps);
  return steps.map(({ needs }, from) =>
    needs.flatMap((need) => {
      const to = indexes.get(need.step.text);
      return to === undefined || to === from || need.optional ? [] : [{ to, need }];
    }),
  );
}

/** The strongly connected components of two steps or more (Tarjan), without recursion: a chain may be as long as the file. */
function groupsOf(edges: readonly (readonly Edge[])[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  const found = new Map<number, { order: number; low: number; open: boolean }>();
  const open: number[] = [];
  for (let node = 0; node < edges.length; node++) {
    if (found.has(node)) continue;
    const path = [enter(node)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = edges[top.node]?.[top.next++];
      if (edge !== undefined) {
        const target = found.get(edge.to);
        if (target === undefined) path.push(enter(edge.to));
        else if (target.open) top.mark.low = Math.min(top.mark.low, target.order);
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.mark;
      if (parent !== undefined) parent.low = Math.min(parent.low, top.mark.low);
      if (top.mark.low === top.mark.order) close(top.node);
    }
  }
  return groups;

  function enter(node: number) {
    const mark = { order: found.size, low: found.size, open: true };
    found.set(node, mark);
    open.push(node);
    return { node, mark, next: 0 };
  }

  function close(node: number): void {
    const group = open.splice(open.lastIndexOf(node));
    for (const member of group) {
      const mark = found.get(member);
      if (mark !== undefined) mark.open = false;
    }
    if (group.length > 1) groups.push(group);
  }
}

function shortestCycle(
  start: number,
  group: ReadonlySet<number>,
  edges: readonly (readonly Edge[])[],
  steps: readonly StepSummary[],
): Cycle | undefined {
  const cameFrom = new Map<number, { readonly from: number; readonly need: Need }>();
  const queue = [start];
  for (const from of queue) {
    for (const { to, need } of edges[from] ?? []) {
      if (!group.has(to) || cameFrom.has(to)) continue;
      cameFrom.set(to, { from, need });
      if (to === start) return traceBack(start, cameFrom, steps);
      queue.push(to);
    }
  }
  return undefined;
}

function traceBack(
  start: number,
  cameFrom: ReadonlyMap<number, { readonly from: number; readonly need: Need }>,
  steps: readonly StepSummary[],
): Cycle | undefined {
  const nameOf = (index: number): string => steps[index]?.name ?? '';
  const path = [nameOf(start)];
  for (let step = cameFrom.get(start); step !== undefined; step = cameFrom.get(step.from)) {
    path.unshift(nameOf(step.from));
    if (step.from === start) return { path, need: step.need };
  }
  return undefined;
}
