/** How long nobody asks a service again that did not answer, or not well. */

const first = 20_000;
const longest = 300_000;

/**
 * In milliseconds: doubles from 20 s to 5 min, and the service may ask for more. The second half of it is left to chance (`random` is from 0 up to, not
 * including, 1), so that many editors do not come back at the same moment. The first two waits together are at least 30 s: in that time an unhurried person
 * types a hundred characters.
 */
export function backOff(failures: number, random: number, retryAfterMs = 0): number {
  const delay = Math.min(longest, first * 2 ** (failures - 1));
  return Math.max(retryAfterMs, delay / 2 + (delay / 2) * random);
}
