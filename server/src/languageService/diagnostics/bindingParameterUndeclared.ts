/**
 * `binding-parameter-undeclared`: a trigger sets a parameter that the workflow does not declare.
 *
 *     binding:
 *       parameters:
 *         brnach: ${event.branch}
 *         ^^^^^^ This trigger sets the parameter "brnach", which the workflow does not declare. Did you mean "branch"?
 */
import { undeclaredParameters } from '../structure/undeclaredParameters';

export const bindingParameterUndeclared = undeclaredParameters({
  code: 'binding-parameter-undeclared',
  list: 'parametersSet',
  problem: (name) => `This trigger sets the parameter ${name}, which the workflow does not declare.`,
  remedy: 'Declare it under "parameters".',
});
