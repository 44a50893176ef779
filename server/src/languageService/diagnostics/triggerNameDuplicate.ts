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
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';
import { quoted } from '../wording';

export function triggerNameDuplicate({ places }: Subject): readonly Diagnostic[] {
  return duplicateNames(places, 'trigger').map(({ name, span }) => ({
    code: 'trigger-name-duplicate',
    severity: 'warning',
    message: `A trigger before this one is named ${quoted(name)} already. Give each trigger a name of its own.`,
    span,
  }));
}
