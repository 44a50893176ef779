/**
 * What the rules about the structure of a workflow look at.
 */
import type { StepSummary } from '../../workflow/dependencies';
import type { Workflow } from '../../workflow/model';
import type { Place } from '../../workflow/places';
import type { Diagnostic } from '../types';

/** A workflow, and what several rules read out of it. */
export interface Subject {
  readonly workflow: Workflow;
  readonly places: readonly Place[];
  readonly steps: readonly StepSummary[];
}

/** In any order. */
export type StructureRule = (subject: Subject) => readonly Diagnostic[];
