/**
 * `output-step-unknown`: a step reads an output of one that the workflow does not have.
 *
 *     tag: ${outputs.biuld.tag}
 *                    ^^^^^ This workflow has no step named "biuld". Did you mean "build"?
 */
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';
import { describeUnknownStep, severityOfUnknown, unknownSteps, useNearStep } from '../structure/unknownSteps';

export function outputStepUnknown(subject: Subject): readonly Diagnostic[] {
  return unknownSteps(subject, ({ kind }) => kind === 'output').map((unknown) => ({
    code: 'output-step-unknown',
    severity: severityOfUnknown(unknown),
    message: describeUnknownStep(unknown),
    span: unknown.need.step.span,
    get fixes() {
      return useNearStep(unknown);
    },
  }));
}
