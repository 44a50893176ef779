/**
 * `step-name-duplicate`: two steps have the same name.
 *
 *     - name: build
 *     - name: build
 *             ^^^^^ A step before this one is named "build" already. …
 */
import { duplicateNames } from '../structure/duplicateNames';

export const stepNameDuplicate = duplicateNames({ code: 'step-name-duplicate', severity: 'error', what: 'step' });
