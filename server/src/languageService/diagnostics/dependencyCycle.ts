/**
 * `dependency-cycle`: steps that wait for each other, so that none of them ever runs.
 *
 *     dependsOn: test
 *                ^^^^ These steps wait for each other and never run: build → test → build. …
 *
 * It is told once, where the first of the steps needs the next.
 */
import { findCycles } from '../../workflow/cycles';
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';

export function dependencyCycle({ steps }: Subject): readonly Diagnostic[] {
  return findCycles(steps).map(({ path, need }) => ({
    code: 'dependency-cycle',
    severity: 'error',
    message: `These steps wait for each other and never run: ${abbreviate(path).join(' → ')}. Remove one of these dependencies: "dependsOn", or the use of an output or a status.`,
    span: need.step.span,
  }));
}

const most = 12;

function abbreviate(path: readonly string[]): readonly string[] {
  return path.length <= most ? path : [...path.slice(0, most - 2), '…', ...path.slice(-1)];
}
