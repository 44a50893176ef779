/**
 * `step-name-duplicate`: two steps have the same name.
 *
 *     - name: build
 *     - name: build
 *             ^^^^^ A step before this one is named "build" already. …
 */
import { shiftSpan } from '../../workflow/parts/shiftNodes';
import { acrossParts } from '../structure/acrossParts';
import { duplicateNames } from '../structure/duplicateNames';
import { quoted } from '../wording';

export const stepNameDuplicate = acrossParts(
  (outlines) => duplicateNames(outlines, ({ stepNames }) => stepNames),
  ({ name, index }, { places, shift }) => {
    const span = places.stepNames[index];
    return (
      span && {
        code: 'step-name-duplicate',
        severity: 'error',
        message: `A step before this one is named ${quoted(name)} already. Give each step a name of its own.`,
        span: shiftSpan(shift, span),
      }
    );
  },
);
