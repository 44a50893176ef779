/**
 * Steps or triggers that have the name of one before them.
 */
import type { Outline } from './outline';

export interface DuplicateName {
  readonly part: number;
  /** Its index among the names of that part. */
  readonly index: number;
  readonly name: string;
}

export function duplicateNames(
  outlines: readonly Outline[],
  namesIn: (outline: Outline) => readonly string[],
): readonly DuplicateName[] {
  const seen = new Set<string>();
  return outlines.flatMap((outline, part) =>
    namesIn(outline).flatMap((name, index) => {
      if (seen.has(name)) return [{ part, index, name }];
      seen.add(name);
      return [];
    }),
  );
}
