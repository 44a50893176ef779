/**
 * The workflow that blocks are together: the same as if the text had been read as a whole. What is asked of it is put together then.
 */
import type { EvaluatedNodes, Expressions } from '../collect';
import type { Workflow } from '../model';
import type { Holder, References } from '../references';
import type { YamlEntry, YamlMapping, YamlNode, YamlSequence } from '../yaml/tree';
import type { PlacedBlocks } from './place';
import { shiftError, shiftHolder, shiftParameter, shiftReference, shiftSite, shiftStep, shiftTrigger } from './shift';
import { originOf, shiftEntry, shiftNode, shiftSpan, type Shift } from './shiftNodes';

export function assembleWorkflow(text: string, placed: PlacedBlocks): Workflow {
  const errors = once(() => gather(placed, (workflow) => workflow.errors, shiftError, placed.special));
  const root = once(() => assembleRoot(placed));
  const steps = once(() => gather(placed, (workflow) => workflow.steps, shiftStep));
  const triggers = once(() => gather(placed, (workflow) => workflow.triggers, shiftTrigger));
  const parameters = once(() => gather(placed, (workflow) => workflow.parameters, shiftParameter));
  const sites = once(() => gather(placed, (workflow) => workflow.sites, shiftSite, triggersFirst(placed)));
  return {
    text,
    references: assembleReferences(placed),
    evaluated: assembleEvaluated(placed),
    get errors() {
      return errors();
    },
    get root() {
      return root();
    },
    get steps() {
      return steps();
    },
    get triggers() {
      return triggers();
    },
    get parameters() {
      return parameters();
    },
    get sites() {
      return sites();
    },
  };
}

/** What all blocks have of something. Nothing is made for a block that has none of it. */
function gather<Item>(
  { blocks, shiftOf }: PlacedBlocks,
  listIn: (workflow: Workflow) => readonly Item[],
  shiftOne: (shift: Shift, item: Item) => Item,
  positions: Iterable<number> = blocks.keys(),
): readonly Item[] {
  const gathered: Item[] = [];
  for (const position of positions) {
    const block = blocks[position];
    const list = block === undefined ? [] : listIn(block.workflow);
    if (list.length === 0) continue;
    const shift = shiftOf(position);
    for (const item of list) gathered.push(shiftOne(shift, item));
  }
  return gathered;
}

function assembleRoot(placed: PlacedBlocks): YamlMapping {
  const entries = placed.entries.flatMap((position, index): YamlEntry[] => {
    const read = placed.blocks[position];
    if (read === undefined) return [];
    const shifted = shiftEntry(placed.shiftOf(position), read.entry);
    const list = assembleList(placed, position + 1, placed.entries[index + 1] ?? placed.blocks.length);
    return [list === undefined ? shifted : { ...shifted, value: list }];
  });
  const span = { start: entries[0]?.key.outerSpan.start ?? 0, end: entries.at(-1)?.value.span.end ?? 0 };
  return { kind: 'mapping', span, outerSpan: span, tag: undefined, anchor: undefined, flow: false, entries };
}

/** Of the items that stand there, up to the next entry; `undefined` where none does. */
function assembleList({ blocks, shiftOf }: PlacedBlocks, first: number, end: number): YamlSequence | undefined {
  const listOf = (position: number) => blocks[position]?.list;
  const [start, last] = [listOf(first), listOf(end - 1)];
  if (end === first || start === undefined || last === undefined) return undefined;
  const span = { start: shiftSpan(shiftOf(first), start.span).start, end: shiftSpan(shiftOf(end - 1), last.span).end };
  const lists = once(() =>
    blocks.slice(first, end).flatMap(({ list }, index) => (list ? [{ list, shift: shiftOf(first + index) }] : [])),
  );
  const items = once(() => lists().flatMap(({ list, shift }) => list.items.map((item) => shiftNode(shift, item))));
  const dashes = once(() => lists().flatMap(({ list, shift }) => list.dashes.map((dash) => shiftSpan(shift, dash))));
  return {
    kind: 'sequence',
    span,
    outerSpan: span,
    tag: undefined,
    anchor: undefined,
    flow: false,
    get items() {
      return items();
    },
    get dashes() {
      return dashes();
    },
  };
}

/** What the blocks at these positions have of it. */
export function assembleWithin(placed: PlacedBlocks, positions: readonly number[]): Expressions {
  const sites = once(() => gather(placed, (workflow) => workflow.sites, shiftSite, positions));
  return {
    references: assembleReferences(placed, positions),
    evaluated: assembleEvaluated(placed, positions),
    get sites() {
      return sites();
    },
  };
}

function assembleReferences(placed: PlacedBlocks, positions?: readonly number[]): References {
  const all = <Reference>(
    listIn: (references: References) => readonly Reference[],
    shiftOne: (shift: Shift, reference: Reference) => Reference,
  ): (() => readonly Reference[]) =>
    once(() => gather(placed, ({ references }) => listIn(references), shiftOne, positions));
  const connections = all((references) => references.connections, shiftReference.connections);
  const malformedConnections = all(
    (references) => references.malformedConnections,
    shiftReference.malformedConnections,
  );
  const secrets = all((references) => references.secrets, shiftReference.secrets);
  const parameters = all((references) => references.parameters, shiftReference.parameters);
  const outputs = all((references) => references.outputs, shiftReference.outputs);
  const steps = all((references) => references.steps, shiftReference.steps);
  const malformedTags = all((references) => references.malformedTags, shiftReference.malformedTags);
  const unknownTags = all((references) => references.unknownTags, shiftReference.unknownTags);
  return {
    get connections() {
      return connections();
    },
    get malformedConnections() {
      return malformedConnections();
    },
    get secrets() {
      return secrets();
    },
    get parameters() {
      return parameters();
    },
    get outputs() {
      return outputs();
    },
    get steps() {
      return steps();
    },
    get malformedTags() {
      return malformedTags();
    },
    get unknownTags() {
      return unknownTags();
    },
  };
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
        for (const [node, holder] of placed.blocks[position]?.workflow.evaluated ?? [])
          yield [shiftNode(shift, node), shiftHolder(shift, holder)];
      }
    },
  };
}

/** Positions of blocks. */
function triggersFirst({ blocks }: PlacedBlocks): readonly number[] {
  const isTrigger = (position: number): boolean => (blocks[position]?.workflow.triggers.length ?? 0) > 0;
  const positions = [...blocks.keys()];
  return [...positions.filter(isTrigger), ...positions.filter((position) => !isTrigger(position))];
}

/** The value is made when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
