/**
 * `trigger-name-duplicate`: two triggers have the same name.
 *
 *     - name: nightly
 *     - name: nightly
 *             ^^^^^^^ A trigger before this one is named "nightly" already. …
 *
 * A warning: the workflow itself runs.
 */
import { shiftSpan } from '../../workflow/parts/shiftNodes';
import { acrossParts } from '../structure/acrossParts';
import { duplicateNames } from '../structure/duplicateNames';
import { quoted } from '../wording';

export const triggerNameDuplicate = acrossParts(
  (outlines) => duplicateNames(outlines, ({ triggerNames }) => triggerNames),
  ({ name, index }, { places, shift }) => {
    const span = places.triggerNames[index];
    return (
      span && {
        code: 'trigger-name-duplicate',
        severity: 'warning',
        message: `A trigger before this one is named ${quoted(name)} already. Give each trigger a name of its own.`,
        span: shiftSpan(shift, span),
      }
    );
  },
);
