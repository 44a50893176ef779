/**
 * `binding-parameter-undeclared`: a trigger sets a parameter that the workflow does not declare.
 *
 *     binding:
 *       parameters:
 *         brnach: ${event.branch}
 *         ^^^^^^ This trigger sets the parameter "brnach", which the workflow does not declare. Did you mean "branch"?
 */
import { shiftName } from '../../workflow/parts/shift';
import { shiftSpan } from '../../workflow/parts/shiftNodes';
import { acrossParts } from '../structure/acrossParts';
import { declareParameter } from '../structure/declareParameter';
import { undeclaredParameters } from '../structure/undeclaredParameters';
import { useName } from '../structure/useName';
import { quoted } from '../wording';

export const bindingParameterUndeclared = acrossParts(
  (outlines) => undeclaredParameters(outlines, ({ parametersSet }) => parametersSet),
  ({ index, name, near }, { places, shift, workflow }) => {
    const written = places.parametersSet[index];
    const remedy = near === undefined ? 'Declare it under "parameters".' : `Did you mean ${quoted(near)}?`;
    return (
      written && {
        code: 'binding-parameter-undeclared',
        severity: 'warning',
        message: `This trigger sets the parameter ${quoted(name)}, which the workflow does not declare. ${remedy}`,
        span: shiftSpan(shift, written.span),
        get fixes() {
          const use = near === undefined ? [] : [useName('parameter', near, shiftName(shift, written))];
          return [...use, ...declareParameter(workflow, name, near === undefined)];
        },
      }
    );
  },
);
