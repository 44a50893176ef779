/**
 * Steps that wait for each other, so that none of them ever runs.
 */
import { stepsByName, type Need } from './dependencies';

/** What matters of a step. */
export interface Waiting {
  readonly name: string | undefined;
  readonly needs: readonly (Pick<Need, 'optional'> & { readonly step: { readonly text: string } })[];
}

export interface Cycle {
  /** From the first step of the cycle and back to it: `['build', 'test', 'build']`. */
  readonly path: readonly string[];
  /** The first step, and which of its needs names the second. */
  readonly step: number;
  readonly need: number;
}

/**
 * One cycle for each group of steps that all wait for each other, a shortest one through the group's first step; what remains when that
 * is repaired is found then. A step that needs itself is not told here.
 */
export function findCycles(steps: readonly Waiting[]): readonly Cycle[] {
  const edges = edgesOf(steps);
  return groupsOf(edges).flatMap((group) => shortestCycle(first(group), new Set(group), edges, steps) ?? []);
}

/** The one that stands first in the text. */
function first(group: readonly number[]): number {
  return group.reduce((a, b) => Math.min(a, b));
}

interface Edge {
  readonly to: number;
  /** By its index. */
  readonly need: number;
}

function edgesOf(steps: readonly Waiting[]): readonly (readonly Edge[])[] {
  const indexes = stepsByName(steps);
  return steps.map(({ needs }, from) =>
    needs.flatMap(({ step, optional }, need) => {
      const to = indexes.get(step.text);
      return to === undefined || to === from || optional ? [] : [{ to, need }];
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
  steps: readonly Waiting[],
): Cycle | undefined {
  const cameFrom = new Map<number, { readonly from: number; readonly need: number }>();
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
  cameFrom: ReadonlyMap<number, { readonly from: number; readonly need: number }>,
  steps: readonly Waiting[],
): Cycle | undefined {
  const nameOf = (index: number): string => steps[index]?.name ?? '';
  const path = [nameOf(start)];
  for (let step = cameFrom.get(start); step !== undefined; step = cameFrom.get(step.from)) {
    path.unshift(nameOf(step.from));
    if (step.from === start) return { path, step: start, need: step.need };
  }
  return undefined;
}
