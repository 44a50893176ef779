/**
 * `step-unknown`: a step waits for one that the workflow does not have.
 *
 *     dependsOn: biuld
 *                ^^^^^ This workflow has no step named "biuld". Did you mean "build"?
 */
import { unknownSteps } from '../structure/unknownSteps';

export const stepUnknown = unknownSteps({ code: 'step-unknown', isMeant: (kind) => kind !== 'output' });
