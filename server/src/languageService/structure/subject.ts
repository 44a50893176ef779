/**
 * What the rules about the structure of a workflow look at.
 */
import type { Workflow } from '../../workflow/model';
import type { Place } from '../../workflow/places';
import type { Diagnostic } from '../types';

/** A workflow, and those of its places that are looked at. */
export interface Subject {
  readonly workflow: Workflow;
  readonly places: readonly Place[];
}

/** In any order. */
export type StructureRule = (subject: Subject) => readonly Diagnostic[];
