/**
 * `dependency-cycle`: steps that wait for each other, so that none of them ever runs.
 *
 *     dependsOn: test
 *                ^^^^ These steps wait for each other and never run: build → test → build. …
 *
 * It is told once, where the first of the steps needs the next.
 */
import { findCycles } from '../../workflow/cycles';
import { shiftSpan } from '../../workflow/parts/shiftNodes';
import { acrossParts } from '../structure/acrossParts';
import { outlinedSteps } from '../structure/outlinedSteps';

export const dependencyCycle = acrossParts(
  (outlines) => {
    const steps = outlinedSteps(outlines);
    return findCycles(steps).flatMap(({ path, step: index, need }) => {
      const first = steps[index];
      return first === undefined ? [] : [{ part: first.part, step: first.step, need, path }];
    });
  },
  ({ path, step, need }, { places, shift }) => {
    const written = places.needs[step]?.[need];
    return (
      written && {
        code: 'dependency-cycle',
        severity: 'error',
        message: `These steps wait for each other and never run: ${abbreviate(path).join(' → ')}. Remove one of these dependencies: "dependsOn", or the use of an output or a status.`,
        span: shiftSpan(shift, written.span),
      }
    );
  },
);

const most = 12;

function abbreviate(path: readonly string[]): readonly string[] {
  return path.length <= most ? path : [...path.slice(0, most - 2), '…', ...path.slice(-1)];
}
