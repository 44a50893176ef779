/**
 * `parameter-undeclared`: a step reads a parameter that the workflow does not declare.
 *
 *     region: ${parameters.regoin}
 *                          ^^^^^^ No parameter "regoin" is declared in this workflow. Did you mean "region"?
 *
 * A warning: a run can be given values for parameters that no file declares.
 */
import { shiftName } from '../../workflow/parts/shift';
import { shiftSpan } from '../../workflow/parts/shiftNodes';
import { acrossParts } from '../structure/acrossParts';
import { declareParameter } from '../structure/declareParameter';
import { undeclaredParameters } from '../structure/undeclaredParameters';
import { useName } from '../structure/useName';
import { quoted } from '../wording';

/** Triggers have no parameters at all, which is said of the root. */
export const parameterUndeclared = acrossParts(
  (outlines) => undeclaredParameters(outlines, ({ parametersRead }) => parametersRead),
  ({ index, name, near }, { places, shift, workflow }) => {
    const written = places.parametersRead[index];
    return (
      written && {
        code: 'parameter-undeclared',
        severity: 'warning',
        message: `No parameter ${quoted(name)} is declared in this workflow. ${remedy(near)}`,
        span: shiftSpan(shift, written.span),
        get fixes() {
          const use = near === undefined ? [] : [useName('parameter', near, shiftName(shift, written))];
          return [...use, ...declareParameter(workflow, name, near === undefined)];
        },
      }
    );
  },
);

function remedy(near: string | undefined): string {
  return near === undefined
    ? 'Declare it under "parameters": without that, it has a value only in a run that is given one.'
    : `Did you mean ${quoted(near)}?`;
}
