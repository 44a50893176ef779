/**
 * The workflow that blocks are together: the same as if the text had been read as a whole. What is asked of it is put together then.
 */
import type { EvaluatedNodes } from '../collect';
import type { Workflow } from '../model';
import type { Holder, References } from '../references';
import type { YamlEntry, YamlMapping, YamlNode, YamlSequence } from '../yaml/tree';
import type { PlacedBlock } from './place';
import { shiftError, shiftHolder, shiftParameter, shiftReference, shiftSite, shiftStep, shiftTrigger } from './shift';
import { originOf, shiftEntry, shiftNode, shiftSpan, type Shift } from './shiftNodes';

export function assembleWorkflow(text: string, blocks: readonly PlacedBlock[]): Workflow {
  const root = once(() => assembleRoot(blocks));
  const steps = once(() =>
    blocks.flatMap(({ workflow, shift }) => workflow.steps.map((step) => shiftStep(shift, step))),
  );
  const triggers = once(() =>
    blocks.flatMap(({ workflow, shift }) => workflow.triggers.map((trigger) => shiftTrigger(shift, trigger))),
  );
  const parameters = once(() =>
    blocks.flatMap(({ workflow, shift }) => workflow.parameters.map((parameter) => shiftParameter(shift, parameter))),
  );
  const sites = once(() =>
    triggersFirst(blocks).flatMap(({ workflow, shift }) => workflow.sites.map((site) => shiftSite(shift, site))),
  );
  return {
    text,
    errors: blocks.flatMap(({ workflow, shift }) => workflow.errors.map((error) => shiftError(shift, error))),
    references: assembleReferences(blocks),
    evaluated: assembleEvaluated(blocks),
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

function assembleRoot(blocks: readonly PlacedBlock[]): YamlMapping {
  const entries = blocks
    .filter(({ block }) => block.kind !== 'item')
    .map((placed): YamlEntry => {
      const entry = shiftEntry(placed.shift, placed.entry);
      const items = placed.block.kind === 'list' ? itemsOf(placed.block.key, blocks) : [];
      return items.length === 0 ? entry : { ...entry, value: assembleList(items) };
    });
  const span = { start: entries[0]?.key.outerSpan.start ?? 0, end: entries.at(-1)?.value.span.end ?? 0 };
  return { kind: 'mapping', span, outerSpan: span, tag: undefined, anchor: undefined, flow: false, entries };
}

type PlacedItem = PlacedBlock & { readonly list: YamlSequence };

function itemsOf(key: string, blocks: readonly PlacedBlock[]): readonly PlacedItem[] {
  return blocks.filter((placed): placed is PlacedItem => placed.block.key === key && placed.list !== undefined);
}

function assembleList(items: readonly PlacedItem[]): YamlSequence {
  const parts = items.map(({ list, shift }) => ({
    items: list.items.map((item) => shiftNode(shift, item)),
    dashes: list.dashes.map((dash) => shiftSpan(shift, dash)),
    span: shiftSpan(shift, list.span),
  }));
  const span = { start: parts[0]?.span.start ?? 0, end: parts.at(-1)?.span.end ?? 0 };
  return {
    kind: 'sequence',
    span,
    outerSpan: span,
    tag: undefined,
    anchor: undefined,
    flow: false,
    items: parts.flatMap((part) => part.items),
    dashes: parts.flatMap((part) => part.dashes),
  };
}

function assembleReferences(blocks: readonly PlacedBlock[]): References {
  const all = <Reference>(
    listIn: (references: References) => readonly Reference[],
    shiftOne: (shift: Shift, reference: Reference) => Reference,
  ): (() => readonly Reference[]) =>
    once(() =>
      blocks.flatMap(({ workflow, shift }) =>
        listIn(workflow.references).map((reference) => shiftOne(shift, reference)),
      ),
    );
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

function assembleEvaluated(blocks: readonly PlacedBlock[]): EvaluatedNodes {
  const byShift = once(() => new Map(blocks.map(({ workflow, shift }) => [shift, workflow])));
  return {
    get(node) {
      const origin = originOf(node);
      const holder = origin && byShift().get(origin.shift)?.evaluated.get(origin.node);
      return holder && shiftHolder(origin.shift, holder);
    },
    *[Symbol.iterator](): Iterator<readonly [YamlNode, Holder]> {
      for (const { workflow, shift } of triggersFirst(blocks))
        for (const [node, holder] of workflow.evaluated) yield [shiftNode(shift, node), shiftHolder(shift, holder)];
    },
  };
}

function triggersFirst(blocks: readonly PlacedBlock[]): readonly PlacedBlock[] {
  const isTrigger = ({ workflow }: PlacedBlock): boolean => workflow.triggers.length > 0;
  return [...blocks.filter(isTrigger), ...blocks.filter((placed) => !isTrigger(placed))];
}

/** The value is made when it is first asked for. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
