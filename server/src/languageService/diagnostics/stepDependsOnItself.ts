/**
 * `step-depends-on-itself`: a step waits for itself, and so never runs.
 *
 *     - name: build
 *       spec:
 *         tag: ${outputs.build.tag}
 *                        ^^^^^ Step "build" would wait for itself. …
 */
import type { Need } from '../../workflow/dependencies';
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';
import { quoted } from '../wording';

export function stepDependsOnItself({ steps }: Subject): readonly Diagnostic[] {
  return steps.flatMap(({ name, needs }) =>
    needs
      .filter((need) => need.step.text === name && !need.optional)
      .map((need) => ({
        code: 'step-depends-on-itself',
        severity: 'error',
        message: `Step ${quoted(need.step.text)} would wait for itself and never run. ${remedies[need.kind]}`,
        span: need.step.span,
      })),
  );
}

const remedies: Readonly<Record<Need['kind'], string>> = {
  dependsOn: 'Name another step, or remove this.',
  output: 'A step can read the outputs of other steps only.',
  status: 'A step can ask for the status of other steps only.',
};
