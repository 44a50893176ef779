/**
 * Which of the names there are was probably meant.
 */

/** The candidate that `name` is likely a slip of (`prd` → `prod`) or a short form of (`prod` → `production`); `undefined` where none is close. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const [first] = byNearness(name, candidates);
  return first !== undefined && isNear(name, first) ? first : undefined;
}

/** The same candidates, once each, the likeliest first. */
export function byNearness(name: string, candidates: readonly string[]): readonly string[] {
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distanceBetween(name, candidate) }))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/** One slip in three letters, so that `a` and `b`, or `dev` and `prod`, are never taken for each other. */
function isNear(name: string, candidate: string): boolean {
  return name !== candidate && distanceBetween(name, candidate) <= Math.max(name.length, candidate.length) / 3;
}

function distanceBetween(name: string, candidate: string): number {
  const a = name.toLowerCase();
  const b = candidate.toLowerCase();
  if (a === b) return 0;
  const slips = editDistance(a, b);
  return isShortForm(a, b) || isShortForm(b, a) ? Math.min(slips, 1) : slips;
}

/** `prod` of `production`; two letters say too little. */
function isShortForm(short: string, long: string): boolean {
  return short.length >= 3 && long.startsWith(short);
}

/** How many letters were added, left out, replaced or swapped with their neighbor (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
