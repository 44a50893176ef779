/**
 * Which of the names there are was probably meant.
 */

/**
 * The candidate that `name` is likely a slip of (`prd` → `prod`) or a short form of (`prod` → `production`); `undefined` where none is close.
 * Ten thousand candidates are ordinary, so most are passed over for their length alone.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const written = name.toLowerCase();
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    if (candidate === name) return undefined;
    const most = Math.min(least, mostSlips(name, candidate));
    const distance = distanceBetween(written, candidate.toLowerCase(), most);
    if (distance > most || (distance === least && best !== undefined && best < candidate)) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

/** One slip in three letters, so that `a` and `b`, or `dev` and `prod`, are never taken for each other. */
function mostSlips(name: string, candidate: string): number {
  return Math.max(name.length, candidate.length) / 3;
}

/** The same candidates, once each, the likeliest first. */
export function byNearness(name: string, candidates: readonly string[]): readonly string[] {
  const written = name.toLowerCase();
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distanceBetween(written, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/** Of two words in lower case; any number above `most` where it is more than that. */
function distanceBetween(a: string, b: string, most = Infinity): number {
  if (a === b) return 0;
  return isShortForm(a, b) || isShortForm(b, a) ? 1 : editDistance(a, b, most);
}

/** `prod` of `production`; two letters say too little. */
function isShortForm(short: string, long: string): boolean {
  return short.length >= 3 && long.startsWith(short);
}

/**
 * How many letters were added, left out, replaced or swapped with their neighbor (optimal string alignment); any number above `most` where it is
 * more than that.
 */
export function editDistance(one: string, other: string, most = Infinity): number {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  const [a, b] = withoutCommonEnds(one, other);
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  let leastBefore = 0;
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let left = row;
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(previous, column) + 1, left + 1, at(previous, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      }
      current.push(cost);
      left = cost;
      if (cost < least) least = cost;
    }
    // From two rows that are too far off no way leads back.
    if (least > most && leastBefore > most) return Infinity;
    leastBefore = least;
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
}

/** Names of one account are often alike but for a few letters. */
function withoutCommonEnds(a: string, b: string): readonly [string, string] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
