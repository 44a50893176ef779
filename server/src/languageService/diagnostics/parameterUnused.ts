/**
 * `parameter-unused`: nothing reads the parameter. A trigger that sets it does not read it.
 *
 *     parameters:
 *       region:
 *       ^^^^^^ Nothing in this workflow reads the parameter "region".
 */
import { shiftSpan } from '../../workflow/parts/shiftNodes';
import { acrossParts } from '../structure/acrossParts';
import type { Outline } from '../structure/outline';
import { quoted } from '../wording';

export const parameterUnused = acrossParts(findUnused, ({ index, name }, { places, shift }) => {
  const span = places.parametersDeclared[index];
  return (
    span && {
      code: 'parameter-unused',
      severity: 'hint',
      message: `Nothing in this workflow reads the parameter ${quoted(name)}.`,
      span: shiftSpan(shift, span),
      faded: true,
    }
  );
});

function findUnused(outlines: readonly Outline[]) {
  const used = new Set<string>();
  for (const { parametersUsed } of outlines) {
    if (parametersUsed === 'all') return [];
    for (const name of parametersUsed) used.add(name);
  }
  return outlines.flatMap(({ parametersDeclared }, part) =>
    parametersDeclared.flatMap((name, index) => (used.has(name) ? [] : [{ part, index, name }])),
  );
}
