/**
 * `output-step-unknown`: a step reads an output of one that the workflow does not have.
 *
 *     tag: ${outputs.biuld.tag}
 *                    ^^^^^ This workflow has no step named "biuld". Did you mean "build"?
 */
import { unknownSteps } from '../structure/unknownSteps';

export const outputStepUnknown = unknownSteps({ code: 'output-step-unknown', isMeant: (kind) => kind === 'output' });
