/** What is said of a list of measurements. */

/** The smallest value that at least this share of the values do not exceed (nearest rank): 0.5 is the median, 0.95 what 19 of 20 stay within. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)];
}

export const median = (values: readonly number[]): number | undefined => percentile(values, 0.5);
