/**
 * `step-unknown`: a step waits for one that the workflow does not have.
 *
 *     dependsOn: biuld
 *                ^^^^^ This workflow has no step named "biuld". Did you mean "build"?
 */
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';
import { describeUnknownStep, severityOfUnknown, unknownSteps, useNearStep } from '../structure/unknownSteps';

export function stepUnknown(subject: Subject): readonly Diagnostic[] {
  return unknownSteps(subject, ({ kind }) => kind !== 'output').map((unknown) => ({
    code: 'step-unknown',
    severity: severityOfUnknown(unknown),
    message: describeUnknownStep(unknown),
    span: unknown.need.step.span,
    get fixes() {
      return useNearStep(unknown);
    },
  }));
}
