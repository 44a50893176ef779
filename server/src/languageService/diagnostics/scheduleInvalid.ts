/**
 * `schedule-invalid`: a schedule that the service cannot read, so that the trigger never fires.
 *
 *     schedule: '0 25 * * *'
 *                  ^^ The hour cannot be 25: it goes from 0 to 23.
 */
import { valueOf, type Place } from '../../workflow/places';
import { scheduleProblem } from '../../workflow/schedule';
import { resolveAlias } from '../../workflow/yaml/tree';
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';

export function scheduleInvalid({ places }: Subject): readonly Diagnostic[] {
  return places.filter(({ type }) => type === 'schedule').flatMap((source) => invalidSchedule(source) ?? []);
}

/** Nothing at all is a missing key. */
function invalidSchedule(source: Place): Diagnostic | undefined {
  const value = valueOf(source, 'schedule');
  const scalar = resolveAlias(value);
  if (scalar?.kind !== 'scalar' || scalar.value === null || scalar.text === '') return undefined;
  const problem = scheduleProblem(scalar.text);
  return (
    problem && {
      code: 'schedule-invalid',
      severity: problem.certain ? 'error' : 'warning',
      message: problem.message,
      span: scalar.source.toDocument(problem.span),
    }
  );
}
