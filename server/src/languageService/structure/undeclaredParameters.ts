/**
 * The places that name a parameter which the workflow does not declare.
 */
import { nearestAmong } from '../nearestAmong';
import type { Outline } from './outline';

export interface UndeclaredParameter {
  readonly part: number;
  /** Its index among the names of that part. */
  readonly index: number;
  readonly name: string;
  readonly near: string | undefined;
}

/** None where nobody can say what is declared. */
export function undeclaredParameters(
  outlines: readonly Outline[],
  namesIn: (outline: Outline) => readonly string[],
): readonly UndeclaredParameter[] {
  if (!outlines.every(({ parametersReadable }) => parametersReadable)) return [];
  const declared = new Set(outlines.flatMap(({ parametersDeclared }) => parametersDeclared));
  const nearest = nearestAmong(declared);
  return outlines.flatMap((outline, part) =>
    namesIn(outline).flatMap((name, index) => (declared.has(name) ? [] : [{ part, index, name, near: nearest(name) }])),
  );
}
