/**
 * `step-name-duplicate`: two steps have the same name.
 *
 *     - name: build
 *     - name: build
 *             ^^^^^ A step before this one is named "build" already. …
 */
import { duplicateNames } from '../structure/duplicateNames';
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';
import { quoted } from '../wording';

export function stepNameDuplicate({ places }: Subject): readonly Diagnostic[] {
  return duplicateNames(places, 'step').map(({ name, span }) => ({
    code: 'step-name-duplicate',
    severity: 'error',
    message: `A step before this one is named ${quoted(name)} already. Give each step a name of its own.`,
    span,
  }));
}
