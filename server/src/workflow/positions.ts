/**
 * Where expressions live in a workflow. Anywhere else `${ }` is plain text and a Relay tag means nothing.
 */
import { findEffectiveEntry, type EffectiveEntries } from './merges';
import type { Holder } from './references';
import type { Structure } from './structure';
import { resolveAlias, type YamlNode } from './yaml/tree';

export interface ExpressionPosition {
  readonly node: YamlNode;
  readonly holder: Holder;
  /** `values`: a mapping whose keys are taken as they are (even `1:`) and whose values are expressions; `value`: an expression itself. */
  readonly kind: 'values' | 'value';
}

const stepPositions = [
  { path: ['spec'], kind: 'values' },
  { path: ['env'], kind: 'values' },
  { path: ['when'], kind: 'value' },
] as const;

const triggerPositions = [
  { path: ['source', 'spec'], kind: 'values' },
  { path: ['source', 'env'], kind: 'values' },
  { path: ['binding', 'key'], kind: 'value' },
  { path: ['binding', 'parameters'], kind: 'values' },
  { path: ['when'], kind: 'value' },
] as const;

/** In the order of triggers, then steps. A `values` position that holds no mapping is not one: the engine refuses it as a whole. */
export function expressionPositions(structure: Structure, entriesOf: EffectiveEntries): readonly ExpressionPosition[] {
  const within = (
    {
      kind: holderKind,
      index,
      node: outer,
    }: { readonly kind: Holder['kind']; readonly index: number; readonly node: YamlNode },
    positions: typeof stepPositions | typeof triggerPositions,
  ): readonly ExpressionPosition[] =>
    positions.flatMap(({ path, kind }) => {
      const node = path.reduce<YamlNode | undefined>(
        (parent, key) => findEffectiveEntry(parent, key, entriesOf)?.value,
        outer,
      );
      const usable = node !== undefined && (kind === 'value' || resolveAlias(node)?.kind === 'mapping');
      return usable ? [{ node, kind, holder: { kind: holderKind, index, path } }] : [];
    });
  return [
    ...structure.triggers.flatMap((trigger) => within(trigger, triggerPositions)),
    ...structure.steps.flatMap((step) => within(step, stepPositions)),
  ];
}

/**
 * The same by the path from the root, also for values that are not there yet: `['steps', 0, 'spec', 'aws']` is in an expression position,
 * `['steps', 0, 'input', 0]` is not. A `values` position itself is none.
 */
export function positionHolder(path: readonly (string | number)[]): Holder | undefined {
  const [list, index, ...rest] = path;
  if (typeof index !== 'number' || (list !== 'steps' && list !== 'triggers')) return undefined;
  const positions = list === 'steps' ? stepPositions : triggerPositions;
  const inside = positions.some(
    ({ path: start, kind }) =>
      rest.length >= start.length + (kind === 'values' ? 1 : 0) && start.every((key, at) => rest[at] === key),
  );
  return inside ? { kind: list === 'steps' ? 'step' : 'trigger', index, path: rest } : undefined;
}

/** `spec`, `env` and the like themselves: their keys are names, whatever they look like, and a tag of their own means nothing. */
export function isMappingOfValues({ kind, path }: Holder): boolean {
  const positions = kind === 'step' ? stepPositions : triggerPositions;
  return positions.some(
    (position) =>
      position.kind === 'values' &&
      position.path.length === path.length &&
      position.path.every((key, at) => path[at] === key),
  );
}
