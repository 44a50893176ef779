/**
 * Durations as Go writes them, and `@every` of a schedule takes them: `1h30m`, `1.5h`, `300ms`.
 */

/** In hours. */
const units: ReadonlyMap<string, number> = new Map([
  ['ns', 1 / 3.6e12],
  ['us', 1 / 3.6e9],
  ['µs', 1 / 3.6e9],
  ['μs', 1 / 3.6e9],
  ['ms', 1 / 3.6e6],
  ['s', 1 / 3600],
  ['m', 1 / 60],
  ['h', 1],
]);

/** Go counts nanoseconds in 63 bits. */
const mostHours = 2562047.788;

/** What is wrong with it, as the end of a sentence; `undefined` for a duration. */
export function durationProblem(text: string): string | undefined {
  const magnitude = text.replace(/^[-+]/, '');
  if (magnitude === '0') return undefined;
  if (magnitude === '') return 'has no duration';
  let hours = 0;
  let rest = magnitude;
  while (rest !== '') {
    const [matched = '', number = '', unit = ''] = /^(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(rest) ?? [];
    if (matched === '') return `cannot read ${JSON.stringify(rest)} as a duration`;
    if (unit === '') return `has no unit after ${number}`;
    const length = units.get(unit);
    if (length === undefined) return `does not know the unit ${JSON.stringify(unit)}`;
    hours += Number(number) * length;
    rest = rest.slice(matched.length);
  }
  return hours > mostHours ? 'cannot wait that long' : undefined;
}
