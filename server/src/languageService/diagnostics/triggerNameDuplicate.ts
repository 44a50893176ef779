/**
 * `trigger-name-duplicate`: two triggers have the same name.
 *
 *     - name: nightly
 *     - name: nightly
 *             ^^^^^^^ A trigger before this one is named "nightly" already. …
 *
 * A warning: the workflow itself runs.
 */
import { duplicateNames } from '../structure/duplicateNames';

export const triggerNameDuplicate = duplicateNames({
  code: 'trigger-name-duplicate',
  severity: 'warning',
  what: 'trigger',
});
