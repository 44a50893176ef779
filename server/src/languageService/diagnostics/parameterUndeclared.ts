/**
 * `parameter-undeclared`: a step reads a parameter that the workflow does not declare.
 *
 *     region: ${parameters.regoin}
 *                          ^^^^^^ No parameter "regoin" is declared in this workflow. Did you mean "region"?
 *
 * A warning: a run can be given values for parameters that no file declares.
 */
import { declaredParameters } from '../structure/declaredParameters';
import { declareParameter } from '../structure/declareParameter';
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';
import { nearestAmong } from '../nearestAmong';
import { useName } from '../structure/useName';
import { quoted } from '../wording';

/** Triggers have no parameters at all, which is said of the root. */
export function parameterUndeclared(subject: Subject): readonly Diagnostic[] {
  const { workflow, places } = subject;
  const declared = declaredParameters(subject);
  if (declared === undefined) return [];
  const nearest = nearestAmong(declared);
  return workflow.references.parameters
    .filter(({ name, holder }) => holder.kind === 'step' && !declared.has(name.text))
    .map(({ name }): Diagnostic => {
      const near = nearest(name.text);
      return {
        code: 'parameter-undeclared',
        severity: 'warning',
        message: `No parameter ${quoted(name.text)} is declared in this workflow. ${remedy(near)}`,
        span: name.span,
        get fixes() {
          const use = near === undefined ? [] : [useName('parameter', near, name)];
          return [...use, ...declareParameter(workflow.text, places, name.text, near === undefined)];
        },
      };
    });
}

function remedy(near: string | undefined): string {
  return near === undefined
    ? 'Declare it under "parameters": without that, it has a value only in a run that is given one.'
    : `Did you mean ${quoted(near)}?`;
}
