/**
 * Rules about several steps, triggers or parameters.
 */
import type { Workflow } from '../../workflow/model';
import type { Shift } from '../../workflow/parts/shiftNodes';
import { remembered } from '../remembered';
import type { Diagnostic } from '../types';
import { outlinesOf, type Outline, type OutlinePlaces } from './outline';

/** Where something was found. */
export interface Where {
  /** In the offsets of the part, from which `shift` leads to those of the workflow. */
  readonly places: OutlinePlaces;
  readonly shift: Shift;
  readonly workflow: Workflow;
}

/**
 * `find` looks at outlines alone, each time that one of them says something else; `tell` makes a diagnostic of each finding, for every version
 * of the text.
 */
export function acrossParts<Found extends { readonly part: number }>(
  find: (outlines: readonly Outline[]) => readonly Found[],
  tell: (found: Found, where: Where) => Diagnostic | undefined,
): (workflow: Workflow) => readonly Diagnostic[] {
  const findOnce = remembered(find);
  return (workflow) => {
    const { outlines, placesOf, shiftOf } = outlinesOf(workflow);
    return findOnce(outlines).flatMap(
      (found) => tell(found, { places: placesOf(found.part), shift: shiftOf(found.part), workflow }) ?? [],
    );
  };
}
