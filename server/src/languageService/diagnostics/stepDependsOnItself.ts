/**
 * `step-depends-on-itself`: a step waits for itself, and so never runs.
 *
 *     - name: build
 *       spec:
 *         tag: ${outputs.build.tag}
 *                        ^^^^^ Step "build" would wait for itself. …
 */
import type { Need } from '../../workflow/dependencies';
import { shiftSpan } from '../../workflow/parts/shiftNodes';
import { acrossParts } from '../structure/acrossParts';
import { outlinedSteps } from '../structure/outlinedSteps';
import { quoted } from '../wording';

export const stepDependsOnItself = acrossParts(
  (outlines) =>
    outlinedSteps(outlines).flatMap(({ name, needs, part, step }) =>
      needs.flatMap(({ kind, optional, step: { text } }, need) =>
        text === name && !optional ? [{ part, step, need, kind, name }] : [],
      ),
    ),
  ({ step, need, kind, name }, { places, shift }) => {
    const written = places.needs[step]?.[need];
    return (
      written && {
        code: 'step-depends-on-itself',
        severity: 'error',
        message: `Step ${quoted(name)} would wait for itself and never run. ${remedies[kind]}`,
        span: shiftSpan(shift, written.span),
      }
    );
  },
);

const remedies: Readonly<Record<Need['kind'], string>> = {
  dependsOn: 'Name another step, or remove this.',
  output: 'A step can read the outputs of other steps only.',
  status: 'A step can ask for the status of other steps only.',
};
