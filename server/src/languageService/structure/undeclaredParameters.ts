/**
 * The places that name a parameter which the workflow does not declare.
 */
import type { Workflow } from '../../workflow/model';
import { shiftName } from '../../workflow/parts/shift';
import { shiftSpan } from '../../workflow/parts/shiftNodes';
import { nearestAmong } from '../nearestAmong';
import type { Diagnostic } from '../types';
import { quoted } from '../wording';
import { acrossParts, type Where } from './acrossParts';
import { declareParameter } from './declareParameter';
import type { Outline } from './outline';
import { useName } from './useName';

interface UndeclaredParameter {
  readonly part: number;
  /** Its index in the list of that part. */
  readonly index: number;
  readonly name: string;
  readonly near: string | undefined;
}

interface Kind {
  readonly code: string;
  /** The names that are looked at. */
  readonly list: 'parametersRead' | 'parametersSet';
  /** A sentence about a name in quotes. */
  readonly problem: (name: string) => string;
  /** What to do where no other was meant, as a sentence. */
  readonly remedy: string;
}

/** The rule that tells of such places. */
export function undeclaredParameters(kind: Kind): (workflow: Workflow) => readonly Diagnostic[] {
  return acrossParts(
    (outlines) => findUndeclared(outlines, kind.list),
    (found, where) => tellUndeclared(kind, found, where),
  );
}

/** None where nobody can say what is declared. */
function findUndeclared(outlines: readonly Outline[], list: Kind['list']): readonly UndeclaredParameter[] {
  if (!outlines.every(({ parametersReadable }) => parametersReadable)) return [];
  const declared = new Set(outlines.flatMap(({ parametersDeclared }) => parametersDeclared));
  const nearest = nearestAmong(declared);
  return outlines.flatMap((outline, part) =>
    outline[list].flatMap((name, index) => (declared.has(name) ? [] : [{ part, index, name, near: nearest(name) }])),
  );
}

function tellUndeclared(
  { code, list, problem, remedy }: Kind,
  { index, name, near }: UndeclaredParameter,
  { places, shift, workflow }: Where,
): Diagnostic | undefined {
  const written = places[list][index];
  if (written === undefined) return undefined;
  return {
    code,
    severity: 'warning',
    message: `${problem(quoted(name))} ${near === undefined ? remedy : `Did you mean ${quoted(near)}?`}`,
    span: shiftSpan(shift, written.span),
    get fixes() {
      const use = near === undefined ? [] : [useName('parameter', near, shiftName(shift, written))];
      return [...use, ...declareParameter(workflow, name, near === undefined)];
    },
  };
}
