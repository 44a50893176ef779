/** What the words after `npm run bench --` ask for. */
import { parseArgs } from 'node:util';
import type { MeasureName } from './results';

export interface Options {
  readonly sizes: readonly number[];
  readonly measures: ReadonlySet<MeasureName>;
  /** Keystrokes of a server at a size; other measures are taken in proportion. */
  readonly runs: number;
  /** Milliseconds. */
  readonly limit: number;
  readonly budget: number;
  /** A file, or `-` for standard output in place of the tables. */
  readonly json: string | undefined;
  readonly markdown: boolean;
}

export const helpText = `npm run bench -- [options]

  --sizes 60,1000      lines of the workflow (60,1000,10000,50000)
  --only start,memory  measures: start, keystroke, completion, hover, burst, memory, bundle, check, references (all)
  --runs 100           keystrokes; other measures are taken less often, in proportion
  --limit 60           seconds for one answer
  --budget 20          seconds for all answers of one server in one measure at one size; at least three are waited for
  --json FILE          all values as JSON; - for standard output
  --markdown           puts the tables into docs/PERFORMANCE.md, too
  --help
`;

const measureNames = [
  ...(['start', 'keystroke', 'completion', 'hover', 'burst', 'memory', 'bundle', 'check', 'references'] as const),
] satisfies MeasureName[];

/** @throws Error with a sentence for the person who typed them */
export function parseOptions(words: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...words],
    options: {
      sizes: { type: 'string', default: '60,1000,10000,50000' },
      only: { type: 'string', default: measureNames.join(',') },
      runs: { type: 'string', default: '100' },
      limit: { type: 'string', default: '60' },
      budget: { type: 'string', default: '20' },
      json: { type: 'string' },
      markdown: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    sizes: values.sizes.split(',').map((size) => numberOf('--sizes', size, 40)),
    measures: new Set(values.only.split(',').map(measureOf)),
    runs: numberOf('--runs', values.runs, 1),
    limit: 1000 * numberOf('--limit', values.limit, 1),
    budget: 1000 * numberOf('--budget', values.budget, 1),
    json: values.json,
    markdown: values.markdown,
  };
}

function numberOf(option: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least)
    throw new Error(`${option} takes whole numbers of at least ${least}, not "${text}".`);
  return number;
}

function measureOf(text: string): MeasureName {
  const measure = measureNames.find((name) => name === text);
  if (measure === undefined) throw new Error(`--only takes ${measureNames.join(', ')}, not "${text}".`);
  return measure;
}
