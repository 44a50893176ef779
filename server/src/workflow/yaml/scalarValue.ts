/**
 * What a plain scalar is, by the rules of yaml.v3, which reads workflows: YAML 1.2's core types and a few from 1.1 (`0777`, `1_000`, dates).
 * `yes`, `on` and `1st` are strings.
 */
import type { ScalarValue } from './tree';

const words: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
]);

/** `10` → 10, `0x1F` → 31, `~` → null, `2020-01-01` → a Date, anything else → the text itself. */
export function plainScalarValue(text: string): ScalarValue {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.\d]/.test(text)) return text;
  if (text.startsWith('.')) return /^\.\d+([eE][-+]?\d+)?$/.test(text) ? Number(text) : text;
  return timestamp(text) ?? integer(text) ?? float(text) ?? text;
}

function timestamp(text: string): Date | undefined {
  const match =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(Z|[-+]\d{2}:\d{2})|[ ](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?))?$/.exec(
      text,
    );
  if (match === null) return undefined;
  const part = (...groups: number[]): number => Number(groups.map((group) => match[group]).find((found) => found) ?? 0);
  const [year, month, day] = [part(1), part(2), part(3)];
  const [hour, minute, second] = [part(4, 8), part(5, 9), part(6, 10)];
  const exists = day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() && month >= 1 && month <= 12;
  if (!exists || hour > 23 || minute > 59 || second > 59) return undefined;
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}

/** Go's integer literals: decimal, `0x`, `0o`, `0b`, and a leading zero for octal; `_` may stand anywhere. */
function integer(text: string): number | bigint | undefined {
  const match = /^([-+]?)(0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+|0[0-7]*|[1-9]\d*)$/.exec(text.replaceAll('_', ''));
  const digits = match?.[2];
  if (match === null || digits === undefined) return undefined;
  const magnitude = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  // Beyond 64 bits yaml.v3 reads a float.
  if (magnitude >= 1n << 64n) return Number(magnitude);
  const value = match[1] === '-' ? -magnitude : magnitude;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function float(text: string): number | undefined {
  const plain = text.replaceAll('_', '');
  return /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(plain) ? Number(plain) : undefined;
}
