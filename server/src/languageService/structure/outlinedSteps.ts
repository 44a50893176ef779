/**
 * The steps of all outlines, in their order.
 */
import { remembered } from '../remembered';
import type { Outline, StepOutline } from './outline';

export interface OutlinedStep extends StepOutline {
  readonly part: number;
  /** Its index in that part. */
  readonly step: number;
}

export const outlinedSteps = remembered((outlines: readonly Outline[]): readonly OutlinedStep[] =>
  outlines.flatMap(({ steps }, part) => steps.map(({ name, needs }, step) => ({ name, needs, part, step }))),
);
