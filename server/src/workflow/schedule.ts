/**
 * Schedules as the service reads them: the five fields of cron, `@daily` and its like, `@every 1h30m`, and a time zone before any of them.
 * It is `ParseStandard` of robfig/cron v3, with all that it lets pass (`1,,2`, `+5`, `*-x`).
 */
import { durationProblem } from './goDuration';
import type { Span } from './span';
import { timeZoneProblem } from './timeZone';

export interface ScheduleProblem {
  /** What is wrong and what to write instead. */
  readonly message: string;
  /** In the text of the schedule. */
  readonly span: Span;
  /** Time zones come and go: one that is not known here may be known to the service. */
  readonly certain: boolean;
}

/** `undefined` for a schedule that the service accepts. */
export function scheduleProblem(text: string): ScheduleProblem | undefined {
  const zone = /^(?:CRON_)?TZ=/.exec(text);
  const start = zone === null ? 0 : text.indexOf(' ');
  if (start < 0) {
    const message = 'A time zone alone is no schedule. Write one behind it: "CRON_TZ=Europe/Berlin 0 7 * * 1".';
    return certain(message, 0, text.length);
  }
  return (zone && inZone(text, zone[0].length, start)) ?? withoutZone(text, start);
}

function inZone(text: string, start: number, end: number): ScheduleProblem | undefined {
  const message = timeZoneProblem(text.slice(start, end));
  return message === undefined ? undefined : { message, span: { start, end }, certain: false };
}

/** White space around the schedule matters where no time zone stands before it. */
function withoutZone(text: string, start: number): ScheduleProblem | undefined {
  const schedule = start === 0 ? text : text.slice(start).replace(edges, '');
  const from = start === 0 ? 0 : text.indexOf(schedule, start);
  if (schedule.startsWith('@')) return descriptorProblem(schedule, from);
  const words = [...schedule.matchAll(word)].map((match) => ({ text: match[0], start: from + match.index }));
  if (words.length !== fields.length) return certain(describeCount(words.length), from, from + schedule.length);
  for (const [index, field] of fields.entries()) {
    const problem = words[index] && fieldProblem(field, words[index]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** White space as Go knows it. */
const space = '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const word = new RegExp(`[^${space}]+`, 'gu');
const edges = new RegExp(`^[${space}]+|[${space}]+$`, 'gu');

const descriptors = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

function descriptorProblem(text: string, from: number): ScheduleProblem | undefined {
  if (descriptors.includes(text)) return undefined;
  const every = '@every ';
  if (!text.startsWith(every)) {
    const known = '@hourly, @daily, @weekly, @monthly, @yearly and @every 1h30m';
    return certain(`There is no schedule ${JSON.stringify(text)}. Relay knows ${known}.`, from, from + text.length);
  }
  const problem = durationProblem(text.slice(every.length));
  if (problem === undefined) return undefined;
  const message = `"@every" ${problem}. Write hours, minutes and seconds, as in "@every 1h30m".`;
  return certain(message, from + every.length, from + text.length);
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Of `least` and those after it. */
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const fields: readonly Field[] = [
  { name: 'minute', least: 0, most: 59, names: [] },
  { name: 'hour', least: 0, most: 23, names: [] },
  { name: 'day of the month', least: 1, most: 31, names: [] },
  { name: 'month', least: 1, most: 12, names: months },
  { name: 'day of the week', least: 0, most: 6, names: days },
];

function describeCount(count: number): string {
  const five = 'minute, hour, day of the month, month and day of the week';
  const remedy = count === 6 ? ' Relay has no field for seconds: remove the first.' : ' Write "*" for any.';
  return `A schedule has five fields (${five}), and this has ${count}.${remedy}`;
}

interface Word {
  readonly text: string;
  readonly start: number;
}

function fieldProblem(field: Field, { text, start }: Word): ScheduleProblem | undefined {
  for (const item of text.matchAll(/[^,]+/g)) {
    const message = itemProblem(field, item[0]);
    if (message !== undefined) return certain(message, start + item.index, start + item.index + item[0].length);
  }
  return undefined;
}

/** `5`, `mon-fri`, `1-31/2`, `10/5`; `*` and `?` are the whole range, whatever follows a `-`. */
function itemProblem(field: Field, item: string): string | undefined {
  const [range = '', step, ...moreSteps] = item.split('/');
  const [low = '', high, ...moreBounds] = range.split('-');
  const bounds = low === '*' || low === '?' ? [] : high === undefined ? [low] : [low, high];
  if (bounds.length > 0 && moreBounds.length > 0) return `${item} has a "-" too many. Write a range as in "1-5".`;
  const unreadable = bounds.find((bound) => numberOf(bound, field) === undefined);
  if (unreadable !== undefined) return describeUnreadable(field, unreadable, item);
  if (moreSteps.length > 0) return `${item} has a "/" too many. Write a step as in "*/5".`;
  if (step !== undefined && !isStep(step)) {
    return `The step of the ${field.name} has to be a whole number of at least 1, not ${JSON.stringify(step)}.`;
  }
  const [from = field.least, to = step === undefined ? from : field.most] = bounds.map(
    (bound) => numberOf(bound, field) ?? 0,
  );
  if (from < field.least || from > field.most) return describeRange(field, low);
  if (to > field.most) return describeRange(field, high ?? low);
  return from > to
    ? `${item} goes backwards: ${high} comes before ${low}. Write two ranges with a "," between.`
    : undefined;
}

/** As Go reads an integer, which may have a sign. */
function numberOf(text: string, { names, least }: Field): number | undefined {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return least + index;
  return /^[-+]?\d+$/.test(text) ? Number(text) : undefined;
}

function isStep(text: string): boolean {
  return /^\+?\d+$/.test(text) && Number(text) >= 1 && Number(text) < 2 ** 63;
}

function describeUnreadable(field: Field, bound: string, item: string): string {
  const { name, names } = field;
  if (bound === '') return `${JSON.stringify(item)} is no ${name}: a number is missing at the "-" or "/".`;
  const example = names.length === 0 ? '' : `, or a name as in ${names.slice(0, 2).join(' and ')}`;
  return `The ${name} ${JSON.stringify(bound)} cannot be read. It is a number from ${rangeOf(field)}${example}.`;
}

function describeRange(field: Field, bound: string): string {
  const sunday = field.names === days && bound === '7' ? ' Sunday is 0.' : '';
  return `The ${field.name} cannot be ${bound}: it goes from ${rangeOf(field)}.${sunday}`;
}

function rangeOf({ least, most }: Field): string {
  return `${least} to ${most}`;
}

function certain(message: string, start: number, end: number): ScheduleProblem {
  return { message, span: { start, end }, certain: true };
}
