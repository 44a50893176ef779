/** Numbers of one server in one measure, and how they compare: with a bound in place of a value where no answer came. */
import type { ContenderName } from './contenders';
import type { MeasureName, Run, Samples } from './results';
import { percentile } from './statistics';

/** `more` says that the value is larger than this. */
export interface Amount {
  readonly value: number;
  readonly more: boolean;
}

export function samplesOf(
  run: Pick<Run, 'samples'>,
  measure: MeasureName,
  contender: ContenderName,
  size: number,
): Samples | undefined {
  return run.samples.find((each) => each.measure === measure && each.contender === contender && each.size === size);
}

/** @returns `undefined` where nothing was measured */
export function amount(samples: Samples | undefined, share: number): Amount | undefined {
  if (samples === undefined) return undefined;
  const { values, over } = samples;
  if (over === undefined) {
    const value = percentile(values, share);
    return value === undefined ? undefined : { value, more: false };
  }
  const value = percentile([...values, Infinity], share) ?? Infinity;
  return value === Infinity ? { value: over, more: true } : { value, more: false };
}

/** How many times as large the first is. `undefined` if that cannot be said, because the second is only known to be large. */
export function ratio(first: Amount | undefined, second: Amount | undefined): Amount | undefined {
  if (first === undefined || second === undefined || second.more) return undefined;
  return { value: first.value / second.value, more: first.more };
}
