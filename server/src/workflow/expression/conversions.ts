/** How the engine turns constants into what an operator needs. `undefined`: it cannot. */
import { numberText, parseNumber } from './number';
import type { ConstantValue } from './tree';

/** Strings that read as a number do: `'1'`, `'-Inf'`. Booleans and null do not. */
export function toNumber(value: ConstantValue): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? parseNumber(value) : undefined;
}

/** Null is false; `'true'`, `'TRUE'`, `'false'`, `'FALSE'`, numbers and strings that read as numbers are booleans. */
export function toBoolean(value: ConstantValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === null || value === 'false' || value === 'FALSE') return false;
  if (value === 'true' || value === 'TRUE') return true;
  const number = toNumber(value);
  return number === undefined ? undefined : number !== 0;
}

/** Everything but null. */
export function toText(value: ConstantValue): string | undefined {
  if (value === null) return undefined;
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** As Go on amd64 does: towards zero, and the smallest integer for what does not fit. */
export function toInteger(value: number): bigint {
  const smallest = -(2n ** 63n);
  if (!Number.isFinite(value)) return smallest;
  const integer = BigInt(Math.trunc(value));
  return integer >= smallest && integer < 2n ** 63n ? integer : smallest;
}
