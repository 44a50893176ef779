/** A run as tables in Markdown, which read well in a terminal, too. */
import type { ContenderName } from './contenders';
import type { MeasureName, Run } from './results';
import { amount, ratio, samplesOf, type Amount } from './summary';
import { table } from './table';
import { judge } from './targets';

interface Section {
  readonly measure: MeasureName;
  readonly title: string;
  readonly unit: string;
}

const sections: readonly Section[] = [
  { measure: 'start', title: 'Spawn to first diagnostics', unit: 'ms' },
  { measure: 'keystroke', title: 'Keystroke to diagnostics', unit: 'ms' },
  { measure: 'completion', title: 'Completion of a connection after a keystroke', unit: 'ms' },
  { measure: 'hover', title: 'Hover', unit: 'ms' },
  { measure: 'burst', title: 'Burst of 100 edits: last edit to final diagnostics', unit: 'ms' },
  { measure: 'burstProcessor', title: 'Burst of 100 edits: processor time', unit: 'ms' },
  { measure: 'memory', title: 'Peak memory', unit: 'MiB' },
];

export function report(run: Run): string {
  return [
    describeRun(run),
    '### Targets',
    targetTable(run),
    ...sections.flatMap((section) => sectionOf(run, section)),
    ...commandLine(run),
    ...bundles(run),
  ].join('\n\n');
}

function describeRun({ date, machine, versions, accountSize }: Run): string {
  const { processor, cores, memoryGiB, system, load } = machine;
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${date.slice(0, 16).replace('T', ' ')} UTC; ${processor}, ${cores} cores, ${memoryGiB} GiB, ${system}; ${named.join(', ')}.`,
    `Load ${load.map((each) => each.toFixed(1)).join(' before, ')} after. An account of ${count(accountSize)} connections.`,
  ].join('\n');
}

function targetTable(run: Run): string {
  return table(
    ['', 'target', 'measured', ''],
    judge(run).map(({ what, target, measured, reached }) => [
      what,
      target,
      measured,
      reached === undefined ? '?' : reached ? '✓' : '✗',
    ]),
  );
}

function sectionOf(run: Run, { measure, title, unit }: Section): readonly string[] {
  const sizes = sizesOf(run, measure);
  if (sizes.length === 0) return [];
  const rows = sizes.map((size) => {
    const of = (contender: ContenderName, share: number): Amount | undefined =>
      amount(samplesOf(run, measure, contender, size), share);
    const medians = { ours: of('relay', 0.5), yls: of('yamlLanguageServer', 0.5), reparsing: of('reparsing', 0.5) };
    return [
      count(size),
      ...(['relay', 'yamlLanguageServer', 'reparsing'] as const).map((contender) =>
        both(of(contender, 0.5), of(contender, 0.95), unit),
      ),
      times(ratio(medians.yls, medians.ours)),
      times(ratio(medians.reparsing, medians.ours)),
    ];
  });
  const heads = ['lines', 'Relay', 'yaml-language-server', 're-parsing', 'y-l-s / Relay', 're-parsing / Relay'];
  const what = measure === 'memory' ? unit : `p50 / p95, ${unit}`;
  return [`### ${title} (${what})`, table(heads, rows), ...remarks(run, measure)];
}

/** How often each was measured, and what else is to be known. */
function remarks(run: Run, measure: MeasureName): readonly string[] {
  const said = run.samples
    .filter((each) => each.measure === measure && each.note !== undefined)
    .map(({ contender, size, note }) => `${shortNames[contender]} at ${count(size)}: ${note ?? ''}`);
  const taken = (['relay', 'yamlLanguageServer', 'reparsing'] as const).flatMap((contender) => {
    const counts = run.samples.filter((each) => each.measure === measure && each.contender === contender);
    return counts.length === 0
      ? []
      : `${shortNames[contender]} ${counts.map(({ values }) => values.length).join(', ')}`;
  });
  const words = [...(measure === 'memory' ? [] : [`Measured: ${taken.join('; ')}`]), ...said];
  return words.length === 0 ? [] : [words.map((each) => `${each}.`).join(' ')];
}

const shortNames: Record<ContenderName, string> = {
  relay: 'Relay',
  yamlLanguageServer: 'yaml-language-server',
  reparsing: 're-parsing',
};

function commandLine(run: Run): readonly string[] {
  const measures = (['check', 'references'] as const).filter((measure) => sizesOf(run, measure).length > 0);
  if (measures.length === 0) return [];
  const sizes = [...new Set(measures.flatMap((measure) => sizesOf(run, measure)))];
  const rows = sizes.map((size) => [
    count(size),
    ...measures.map((measure) => {
      const samples = samplesOf(run, measure, 'relay', size);
      return both(amount(samples, 0.5), amount(samples, 0.95), 'ms');
    }),
  ]);
  return [
    '### Command line, each time a new process (p50 / p95, ms)',
    table(['files', ...measures.map((measure) => `\`${measure}\``)], rows),
  ];
}

function bundles({ bundle }: Run): readonly string[] {
  if (bundle === undefined) return [];
  const kilobytes = (bytes: number): string => count(Math.round(bytes / 1000));
  return [
    '### Size of the server (kB)',
    table(
      ['', 'kB'],
      [
        ['Relay, minified, without the catalogue', kilobytes(bundle.withoutCatalog)],
        ['Relay, minified, with the catalogue', kilobytes(bundle.whole)],
        ['yaml-language-server, modules loaded after a completion and a hover', kilobytes(bundle.theirsLoaded)],
        ['yaml-language-server, installed', kilobytes(bundle.theirsInstalled)],
      ],
    ),
  ];
}

function sizesOf(run: Run, measure: MeasureName): readonly number[] {
  const sizes = run.samples.filter((each) => each.measure === measure).map(({ size }) => size);
  return [...new Set(sizes)].sort((a, b) => a - b);
}

function both(p50: Amount | undefined, p95: Amount | undefined, unit: string): string {
  if (p50 === undefined || p95 === undefined) return '–';
  return unit === 'MiB' ? written(p50) : `${written(p50)} / ${written(p95)}`;
}

function written({ value, more }: Amount): string {
  return `${more ? '> ' : ''}${value >= 100 ? count(Math.round(value)) : value.toFixed(value >= 10 ? 0 : 1)}`;
}

const times = (is: Amount | undefined): string => (is === undefined ? '–' : `${written(is)}×`);

const count = (number: number): string => number.toLocaleString('en');
