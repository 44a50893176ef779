/** What is aimed at, and whether a run has reached it. */
import { amount, ratio, samplesOf, type Amount } from './summary';
import type { MeasureName, Run } from './results';
import type { ContenderName } from './contenders';

export interface Verdict {
  /** E.g. `keystroke, 60 lines`. */
  readonly what: string;
  /** E.g. `at most 1/40 of yaml-language-server`. */
  readonly target: string;
  /** What was measured, in the words of the target; `not measured` where it was not. */
  readonly measured: string;
  /** `undefined` where the run does not tell. */
  readonly reached: boolean | undefined;
}

export function judge(run: Run): readonly Verdict[] {
  return [
    ...[60, 1000].map((lines) => atMost(run, 'keystroke', lines, 1 / 40, 'yamlLanguageServer')),
    ...[10_000, 50_000].flatMap((lines) => [
      atMost(run, 'keystroke', lines, 1 / 100, 'yamlLanguageServer'),
      atMost(run, 'keystroke', lines, 1 / 10, 'reparsing'),
    ]),
    underFrame(run),
    atMost(run, 'completion', 10_000, 1 / 20, 'yamlLanguageServer'),
    atMost(run, 'start', 60, 1 / 4, 'yamlLanguageServer'),
    ...[60, 10_000].map((lines) => atMost(run, 'memory', lines, 2 / 3, 'yamlLanguageServer')),
    bundleUnder(run, 'withoutCatalog', 400, 'without the catalogue'),
    bundleUnder(run, 'whole', 600, 'with the catalogue'),
    checkUnder(run),
    linear(run, 'check'),
  ];
}

const names: Record<ContenderName, string> = {
  relay: 'Relay',
  yamlLanguageServer: 'yaml-language-server',
  reparsing: 'the re-parsing server',
};

const measureNames: Partial<Record<MeasureName, string>> = {
  start: 'spawn to first diagnostics',
  keystroke: 'keystroke to diagnostics, p50',
  completion: 'completion after a keystroke, p50',
  memory: 'peak memory',
};

function atMost(run: Run, measure: MeasureName, lines: number, share: number, other: ContenderName): Verdict {
  const ours = amount(samplesOf(run, measure, 'relay', lines), 0.5);
  const theirs = amount(samplesOf(run, measure, other, lines), 0.5);
  const is = ratio(theirs, ours);
  return {
    what: `${measureNames[measure] ?? measure}, ${count(lines)} lines`,
    target: `at most ${inWords(share)} of ${names[other]}`,
    measured: is === undefined ? notMeasured : describe(is),
    reached: reaches(is, 1 / share),
  };
}

/** A lower bound can show that a target is reached, and not that it is missed. */
function reaches(is: Amount | undefined, least: number): boolean | undefined {
  if (is === undefined) return undefined;
  if (is.value >= least) return true;
  return is.more ? undefined : false;
}

/** `1/87`, or `less than 1/87` when the other's value is only known to be larger. */
function describe({ value, more }: Amount): string {
  return `${more ? 'less than ' : ''}1/${value >= 10 ? Math.round(value) : value.toFixed(1)}`;
}

const inWords = (share: number): string => (share === 2 / 3 ? '2/3' : `1/${Math.round(1 / share)}`);

/** Milliseconds of a frame at 60 a second. */
const frame = 16;

function underFrame(run: Run): Verdict {
  const p95 = amount(samplesOf(run, 'keystroke', 'relay', 10_000), 0.95);
  return limit('keystroke to diagnostics, p95, 10,000 lines', p95?.value, frame, 'ms', 'on this machine');
}

function bundleUnder({ bundle }: Run, part: 'whole' | 'withoutCatalog', kilobytes: number, words: string): Verdict {
  return limit(`server bundle ${words}`, bundle && bundle[part] / 1000, kilobytes, 'kB', 'minified');
}

function checkUnder(run: Run): Verdict {
  const seconds = amount(samplesOf(run, 'check', 'relay', 1000), 0.5);
  return limit('1,000 workflows checked cold', seconds && seconds.value / 1000, 2, 's', 'from the command line');
}

function limit(what: string, value: number | undefined, most: number, unit: string, remark: string): Verdict {
  return {
    what,
    target: `under ${most} ${unit} ${remark}`,
    measured: value === undefined ? notMeasured : `${value >= 100 ? Math.round(value) : value.toFixed(1)} ${unit}`,
    reached: value === undefined ? undefined : value < most,
  };
}

/** Cost of a further file among many, by that among few, may be so much and still count as the same: processes differ. */
const tolerance = 1.2;

/** The second thousand of files may not cost more than twice what the second five hundred cost, measured where each run was fastest. */
function linear(run: Run, measure: MeasureName): Verdict {
  const [few, more, many] = [500, 1000, 2000].map((files) =>
    samplesOf(run, measure, 'relay', files)?.values.reduce((a, b) => Math.min(a, b)),
  );
  const known = few !== undefined && more !== undefined && many !== undefined;
  const growth = known ? (many - more) / (2 * (more - few)) : undefined;
  return {
    what: `growth from 500 over 1,000 to 2,000 workflows`,
    target: 'linear: a further file costs the same',
    measured: growth === undefined ? notMeasured : `${growth.toFixed(2)} times`,
    reached: growth === undefined ? undefined : growth <= tolerance,
  };
}

const notMeasured = 'not measured';

const count = (number: number): string => number.toLocaleString('en');
