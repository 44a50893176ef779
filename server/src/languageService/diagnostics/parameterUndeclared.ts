/**
 * `parameter-undeclared`: a step reads a parameter that the workflow does not declare.
 *
 *     region: ${parameters.regoin}
 *                          ^^^^^^ No parameter "regoin" is declared in this workflow. Did you mean "region"?
 *
 * A warning: a run can be given values for parameters that no file declares.
 */
import { undeclaredParameters } from '../structure/undeclaredParameters';

/** Triggers have no parameters at all, which is said of the root. */
export const parameterUndeclared = undeclaredParameters({
  code: 'parameter-undeclared',
  list: 'parametersRead',
  problem: (name) => `No parameter ${name} is declared in this workflow.`,
  remedy: 'Declare it under "parameters": without that, it has a value only in a run that is given one.',
});
