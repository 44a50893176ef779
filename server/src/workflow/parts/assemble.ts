/**
 * The workflow that blocks are together: the same as if the text had been read as a whole. What is asked of it is put together then.
 */
import type { EvaluatedNodes, Expressions } from '../collect';
import type { Step, Trigger, Workflow } from '../model';
import type { Holder, ReferenceLists, References } from '../references';
import type { YamlEntry, YamlMapping, YamlNode, YamlSequence } from '../yaml/tree';
import type { PlacedBlocks } from './place';
import { shiftError, shiftHolder, shiftParameter, shiftReference, shiftSite, shiftStep, shiftTrigger } from './shift';
import { originOf, shiftEntry, shiftNode, shiftSpan, type Shift } from './shiftNodes';

export function assembleWorkflow(text: string, placed: PlacedBlocks): Workflow {
  return withLater<Workflow, Exclude<keyof Workflow, 'text'>>(
    { text },
    {
      errors: () => gather(placed, (workflow) => workflow.errors, shiftError, placed.special),
      root: () => assembleRoot(placed),
      steps: () => gather(placed, (workflow) => workflow.steps, shiftStep),
      triggers: () => gather(placed, (workflow) => workflow.triggers, shiftTrigger),
      parameters: () => gather(placed, (workflow) => workflow.parameters, shiftParameter),
      sites: () => gather(placed, (workflow) => workflow.sites, shiftSite, triggersFirst(placed)),
      references: () => assembleReferences(placed),
      evaluated: () => assembleEvaluated(placed),
    },
  );
}

/** What all blocks have of something. Nothing is made for a block that has none of it. */
function gather<Item>(
  { parts, shiftOf }: PlacedBlocks,
  listIn: (workflow: Workflow) => readonly Item[],
  shiftOne: (shift: Shift, item: Item) => Item,
  positions: Iterable<number> = parts.keys(),
): readonly Item[] {
  const gathered: Item[] = [];
  for (const position of positions) {
    const block = parts[position];
    const list = block === undefined ? [] : listIn(block.workflow);
    if (list.length === 0) continue;
    const shift = shiftOf(position);
    for (const item of list) gathered.push(shiftOne(shift, item));
  }
  return gathered;
}

function assembleRoot(placed: PlacedBlocks): YamlMapping {
  const entries = placed.entries.flatMap((position, index): YamlEntry[] => {
    const read = placed.parts[position];
    if (read === undefined) return [];
    const shifted = shiftEntry(placed.shiftOf(position), read.entry);
    const list = assembleList(placed, position + 1, placed.entries[index + 1] ?? placed.parts.length);
    return [list === undefined ? shifted : { ...shifted, value: list }];
  });
  const span = { start: entries[0]?.key.outerSpan.start ?? 0, end: entries.at(-1)?.value.span.end ?? 0 };
  return { kind: 'mapping', span, outerSpan: span, tag: undefined, anchor: undefined, flow: false, entries };
}

/** Of the items that stand there, up to the next entry; `undefined` where none does. */
function assembleList(placed: PlacedBlocks, first: number, end: number): YamlSequence | undefined {
  const { parts, shiftOf, positionAt } = placed;
  const listOf = (position: number) => parts[position]?.list;
  const [start, last] = [listOf(first), listOf(end - 1)];
  if (end === first || start === undefined || last === undefined) return undefined;
  const span = { start: shiftSpan(shiftOf(first), start.span).start, end: shiftSpan(shiftOf(end - 1), last.span).end };
  const lists = () =>
    parts.slice(first, end).flatMap(({ list }, index) => (list ? [{ list, shift: shiftOf(first + index) }] : []));
  const whole = withLater<YamlSequence, 'items' | 'dashes'>(
    { kind: 'sequence', span, outerSpan: span, tag: undefined, anchor: undefined, flow: false },
    {
      items: () => lists().flatMap(({ list, shift }) => list.items.map((item) => shiftNode(shift, item))),
      dashes: () => lists().flatMap(({ list, shift }) => list.dashes.map((dash) => shiftSpan(shift, dash))),
    },
  );
  finders.set(whole, (offset) => {
    for (let position = Math.min(positionAt(offset), end - 1); position >= first; position -= 1) {
      const shift = shiftOf(position);
      const [dash, item] = [listOf(position)?.dashes[0], listOf(position)?.items[0]];
      if (dash && item && dash.start + shift.offset < offset)
        return { index: shift.index, item: shiftNode(shift, item) };
    }
    return undefined;
  });
  return whole;
}

/** An item of a list and its index. */
interface ListItem {
  readonly index: number;
  readonly item: YamlNode;
}

/** The last item whose dash stands before an offset. Of a list that blocks are together, no other item is made for it. */
export function itemBefore(list: YamlSequence, offset: number): ListItem | undefined {
  const find = finders.get(list);
  if (find !== undefined) return find(offset);
  const index = list.dashes.findLastIndex((dash) => dash.start < offset);
  const item = list.items[index];
  return item && { index, item };
}

const finders = new WeakMap<YamlSequence, (offset: number) => ListItem | undefined>();

/** The step or trigger that is meant, and no other. */
export function assembleHolder({ parts, shiftOf }: PlacedBlocks, { kind, index }: Holder): Step | Trigger | undefined {
  let before = 0;
  for (const [position, { workflow }] of parts.entries()) {
    const held = kind === 'step' ? workflow.steps : workflow.triggers;
    const found = held[index - before];
    if (found !== undefined)
      return found.kind === 'step' ? shiftStep(shiftOf(position), found) : shiftTrigger(shiftOf(position), found);
    before += held.length;
  }
  return undefined;
}

/** What the blocks at these positions have of it. */
export function assembleWithin(placed: PlacedBlocks, positions: readonly number[]): Expressions {
  return withLater<Expressions, keyof Expressions>(
    {},
    {
      sites: () => gather(placed, (workflow) => workflow.sites, shiftSite, positions),
      references: () => assembleReferences(placed, positions),
      evaluated: () => assembleEvaluated(placed, positions),
    },
  );
}

function assembleReferences(placed: PlacedBlocks, positions?: readonly number[]): References {
  const all =
    <List extends keyof ReferenceLists>(list: List) =>
    (): readonly ReferenceLists[List][] =>
      gather<ReferenceLists[List]>(placed, ({ references }) => references[list], shiftReference[list], positions);
  return withLater<References, keyof References>(
    {},
    {
      connections: all('connections'),
      malformedConnections: all('malformedConnections'),
      secrets: all('secrets'),
      parameters: all('parameters'),
      outputs: all('outputs'),
      steps: all('steps'),
      malformedTags: all('malformedTags'),
      unknownTags: all('unknownTags'),
    },
  );
}

function assembleEvaluated(placed: PlacedBlocks, positions?: readonly number[]): EvaluatedNodes {
  return {
    get(node) {
      const origin = originOf(node);
      const holder = origin && placed.blockOf(origin.shift)?.workflow.evaluated.get(origin.node);
      return holder && shiftHolder(origin.shift, holder);
    },
    *[Symbol.iterator](): Iterator<readonly [YamlNode, Holder]> {
      for (const position of positions ?? triggersFirst(placed)) {
        const shift = placed.shiftOf(position);
        for (const [node, holder] of placed.parts[position]?.workflow.evaluated ?? [])
          yield [shiftNode(shift, node), shiftHolder(shift, holder)];
      }
    },
  };
}

/** Positions of blocks. */
function triggersFirst({ parts }: PlacedBlocks): readonly number[] {
  const isTrigger = (position: number): boolean => (parts[position]?.workflow.triggers.length ?? 0) > 0;
  const positions = [...parts.keys()];
  return [...positions.filter(isTrigger), ...positions.filter((position) => !isTrigger(position))];
}

/** An object of which some parts are made when they are first asked for. */
function withLater<Whole extends object, Later extends keyof Whole>(
  now: Omit<Whole, Later>,
  later: { readonly [Key in Later]: () => Whole[Key] },
): Whole {
  const whole = now as Whole;
  for (const key of Object.keys(later) as Later[]) {
    Object.defineProperty(whole, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = later[key]();
        Object.defineProperty(whole, key, { enumerable: true, value });
        return value;
      },
    });
  }
  return whole;
}
