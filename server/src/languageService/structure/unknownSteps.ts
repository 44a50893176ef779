/**
 * The places that name a step which is not there.
 */
import type { Need } from '../../workflow/dependencies';
import type { Workflow } from '../../workflow/model';
import { shiftName } from '../../workflow/parts/shift';
import { shiftSpan } from '../../workflow/parts/shiftNodes';
import { nearestAmong } from '../nearestAmong';
import type { Diagnostic } from '../types';
import { quoted } from '../wording';
import { acrossParts, type Where } from './acrossParts';
import type { Outline } from './outline';
import { outlinedSteps } from './outlinedSteps';
import { useName } from './useName';

interface UnknownStep {
  readonly part: number;
  readonly step: number;
  /** Its index among the needs of that step. */
  readonly need: number;
  readonly name: string;
  readonly near: string | undefined;
  readonly optional: boolean;
}

interface Kind {
  readonly code: string;
  readonly isMeant: (kind: Need['kind']) => boolean;
}

/** The rule that tells of such places. */
export function unknownSteps({ code, isMeant }: Kind): (workflow: Workflow) => readonly Diagnostic[] {
  return acrossParts(
    (outlines) => findUnknown(outlines, isMeant),
    (found, where) => tellUnknown(code, found, where),
  );
}

function findUnknown(outlines: readonly Outline[], isMeant: Kind['isMeant']): readonly UnknownStep[] {
  const steps = outlinedSteps(outlines);
  const names = new Set(steps.flatMap(({ name }) => name ?? []));
  const nearest = nearestAmong(names);
  return steps.flatMap(({ name: own, needs, part, step }) =>
    needs.flatMap(({ kind, optional, step: { text: name } }, need) =>
      isMeant(kind) && !names.has(name)
        ? [{ part, step, need, name, optional, near: nearOther(nearest(name), own) }]
        : [],
    ),
  );
}

/** Nobody means the step itself. */
function nearOther(near: string | undefined, own: string | undefined): string | undefined {
  return near === own ? undefined : near;
}

/** What a run can do without is no error. */
function tellUnknown(
  code: string,
  { step, need, name, near, optional }: UnknownStep,
  where: Where,
): Diagnostic | undefined {
  const written = where.places.needs[step]?.[need];
  if (written === undefined) return undefined;
  const remedy = near === undefined ? 'Write the name of another step.' : `Did you mean ${quoted(near)}?`;
  return {
    code,
    severity: optional ? 'warning' : 'error',
    message: `This workflow has no step named ${quoted(name)}. ${remedy}`,
    span: shiftSpan(where.shift, written.span),
    get fixes() {
      return near === undefined ? [] : [useName('step', near, shiftName(where.shift, written))];
    },
  };
}
