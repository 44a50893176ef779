/**
 * The places that name a step which is not there.
 */
import type { Need } from '../../workflow/dependencies';
import type { Subject } from './subject';
import { nearestAmong } from '../nearestAmong';
import type { Fix, Severity } from '../types';
import { useName } from './useName';
import { quoted } from '../wording';

export interface UnknownStep {
  readonly need: Need;
  readonly near: string | undefined;
}

export function unknownSteps({ steps }: Subject, isMeant: (need: Need) => boolean): readonly UnknownStep[] {
  const names = new Set(steps.flatMap(({ name }) => name ?? []));
  const nearest = nearestAmong(names);
  return steps.flatMap(({ name: own, needs }) =>
    needs
      .filter((need) => isMeant(need) && !names.has(need.step.text))
      .map((need) => ({ need, near: nearOther(nearest(need.step.text), own) })),
  );
}

/** Nobody means the step itself. */
function nearOther(near: string | undefined, own: string | undefined): string | undefined {
  return near === own ? undefined : near;
}

export function describeUnknownStep({ need, near }: UnknownStep): string {
  const remedy = near === undefined ? 'Write the name of another step.' : `Did you mean ${quoted(near)}?`;
  return `This workflow has no step named ${quoted(need.step.text)}. ${remedy}`;
}

/** What a run can do without is no error. */
export function severityOfUnknown({ need }: UnknownStep): Severity {
  return need.optional ? 'warning' : 'error';
}

export function useNearStep({ need, near }: UnknownStep): readonly Fix[] {
  return near === undefined ? [] : [useName('step', near, need.step)];
}
