/**
 * Steps or triggers that have the name of one before them.
 */
import type { Workflow } from '../../workflow/model';
import { shiftSpan } from '../../workflow/parts/shiftNodes';
import type { Diagnostic, Severity } from '../types';
import { quoted } from '../wording';
import { acrossParts } from './acrossParts';
import type { Outline } from './outline';

interface Kind {
  readonly code: string;
  readonly severity: Severity;
  readonly what: 'step' | 'trigger';
}

interface DuplicateName {
  readonly part: number;
  /** Its index among the names of that part. */
  readonly index: number;
  readonly name: string;
}

/** The rule that tells of them. */
export function duplicateNames({ code, severity, what }: Kind): (workflow: Workflow) => readonly Diagnostic[] {
  const list = `${what}Names` as const;
  return acrossParts(
    (outlines) => findDuplicates(outlines, list),
    ({ index, name }, { places, shift }) => {
      const span = places[list][index];
      return (
        span && {
          code,
          severity,
          message: `A ${what} before this one is named ${quoted(name)} already. Give each ${what} a name of its own.`,
          span: shiftSpan(shift, span),
        }
      );
    },
  );
}

function findDuplicates(outlines: readonly Outline[], list: 'stepNames' | 'triggerNames'): readonly DuplicateName[] {
  const seen = new Set<string>();
  return outlines.flatMap((outline, part) =>
    outline[list].flatMap((name, index) => {
      if (seen.has(name)) return [{ part, index, name }];
      seen.add(name);
      return [];
    }),
  );
}
