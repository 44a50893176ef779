/**
 * Which steps wait for which: by `dependsOn`, or without saying so because they read an output or a status.
 * A step is summed up by itself, so that what is known of an unchanged step can be kept.
 */
import { scalarText } from './places';
import type { Holder, References, WrittenName } from './references';
import type { Step } from './structure';

export interface StepSummary {
  /** `undefined` where none is written yet. */
  readonly name: string | undefined;
  readonly needs: readonly Need[];
}

/** One place where a step says that it needs another. */
export interface Need {
  /** `dependsOn: build`, `${outputs.build.key}`, `${steps.build.succeeded}`. */
  readonly kind: 'dependsOn' | 'output' | 'status';
  /** The name of the other step. */
  readonly step: WrittenName;
  /** The run can do without it, so the step does not wait for the other. */
  readonly optional: boolean;
}

interface Needing {
  readonly steps: readonly Step[];
  readonly references: Pick<References, 'outputs' | 'steps'>;
}

/** One for each step, in their order. Names that are computed are not known, and not among the needs. */
export function summarizeSteps(
  { steps, references }: Needing,
  isOptional: (reference: { readonly name: WrittenName; readonly holder: Holder }) => boolean,
): readonly StepSummary[] {
  const implied = new Map<number, Need[]>();
  const add = (kind: Need['kind'], name: WrittenName, holder: Holder): void => {
    if (holder.kind !== 'step') return;
    const needs = implied.get(holder.index) ?? [];
    needs.push({ kind, step: name, optional: isOptional({ name, holder }) });
    implied.set(holder.index, needs);
  };
  for (const { holder, from } of references.outputs) add('output', from, holder);
  for (const { holder, step } of references.steps) add('status', step, holder);
  return steps.map((step) => ({
    name: step.name && (scalarText(step.name) || undefined),
    needs: [...writtenNeeds(step), ...(implied.get(step.index) ?? [])],
  }));
}

function writtenNeeds({ dependsOn }: Step): readonly Need[] {
  return dependsOn
    .filter((scalar) => scalar.value !== null)
    .map((scalar) => ({
      kind: 'dependsOn',
      step: { text: scalar.text, span: scalar.span, place: { kind: 'scalar', scalar } },
      optional: false,
    }));
}

/** The names of all steps; the first step of a name is the one that it means. */
export function stepsByName(steps: readonly Pick<StepSummary, 'name'>[]): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  steps.forEach(({ name }, index) => {
    if (name !== undefined && !indexes.has(name)) indexes.set(name, index);
  });
  return indexes;
}
