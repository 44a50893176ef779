/**
 * How much of two texts is the same. Whole stretches are compared, which takes far less than a look at each character.
 */

/** How many UTF-16 code units both start with. */
export function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  return gallop(most, (from, to) => a.slice(from, to) === b.slice(from, to));
}

/** How many both end with. */
export function commonEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  return gallop(
    most,
    (from, to) => a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from),
  );
}

/** Stretches twice as long after each that is the same, half as long after one that is not. */
function gallop(most: number, isSame: (from: number, to: number) => boolean): number {
  let same = 0;
  let stretch = 1024;
  while (same < most && stretch > 0) {
    const to = Math.min(most, same + stretch);
    if (isSame(same, to)) {
      same = to;
      stretch *= 2;
    } else {
      stretch = (to - same) >> 1;
    }
  }
  return same;
}
