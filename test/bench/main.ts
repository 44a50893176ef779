/** `npm run bench`: see options.ts, and docs/PERFORMANCE.md for what is measured and how. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRepository } from '../host/paths';
import { accountSizes, connectionsOf } from './account';
import { installedSize, loadedSize, ownSize } from './bundleSize';
import { measureCommandLine } from './commandLine';
import { installCompetitor, type Competitor } from './competitor';
import { contenders, relay, type Contender } from './contenders';
import { currentLoad, describeMachine } from './machine';
import { measureSize } from './measures';
import { helpText, parseOptions, type Options } from './options';
import { putTables } from './page';
import { report } from './report';
import type { Bundle, Run, Samples } from './results';
import { generateWorkflow } from './workflow';

const say = (line: string): void => console.error(line);

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(helpText);
    return;
  }
  const scratch = mkdtempSync(path.join(tmpdir(), 'relay-bench-'));
  try {
    const run = await measure(options, scratch);
    if (options.json !== undefined && options.json !== '-') writeFileSync(options.json, JSON.stringify(run, null, 2));
    console.log(options.json === '-' ? JSON.stringify(run, null, 2) : report(run));
    if (options.markdown) {
      const page = inRepository('docs', 'PERFORMANCE.md');
      writeFileSync(page, putTables(readFileSync(page, 'utf8'), report(run)));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function measure(options: Options, scratch: string): Promise<Run> {
  const { sizes, measures, runs, limit, budget } = options;
  const competitor = await installCompetitor(say);
  const loadBefore = currentLoad();
  const servers = contenders(competitor.folder);
  const connections = connectionsOf(accountSizes.small);
  const textOf = (lines: number): string => generateWorkflow({ lines, seed: 1, connections, withProbe: true });
  const samples: Samples[] = [];
  const inServers = new Set([...measures].filter((each) => !['bundle', 'check', 'references'].includes(each)));
  if (inServers.size > 0)
    for (const lines of sizes) {
      const options = { text: textOf(lines), lines, wanted: inServers, runs, limit, budget, report: say };
      const small = relay(accountSizes.small);
      const starters = [small, ...servers.filter(({ name }) => name !== 'relay')];
      const together = await measureSize({ ...options, contenders: servers, starters });
      if (!inServers.has('memory')) samples.push(...together);
      else {
        const wanted = new Set([...inServers].filter((each) => each !== 'start'));
        const alone = await measureSize({ ...options, wanted, contenders: [small], starters: [] });
        samples.push(...withSmallAccount(together, alone));
      }
    }
  samples.push(...(await measureCommandLine({ scratch, wanted: measures, runs, report: say })));
  const bundle = measures.has('bundle') ? await measureBundle(servers, competitor, textOf(60), scratch) : undefined;
  return {
    date: new Date().toISOString(),
    machine: describeMachine(loadBefore),
    versions: { commit: commit(), 'yaml-language-server': competitor.version, Node: process.versions.node },
    accountSize: accountSizes.large,
    samples,
    ...(bundle && { bundle }),
  };
}

/** The others know no account, so memory is compared with a small one; what a large one takes is noted. */
function withSmallAccount(together: readonly Samples[], alone: readonly Samples[]): readonly Samples[] {
  const isOurs = ({ measure, contender }: Samples): boolean => measure === 'memory' && contender === 'relay';
  const small = alone.find(isOurs);
  return together.map((each) => {
    const [large] = each.values;
    if (!isOurs(each) || small === undefined || large === undefined) return each;
    return { ...small, note: `${Math.round(large)} MiB with ${accountSizes.large.toLocaleString('en')} connections` };
  });
}

async function measureBundle(
  servers: readonly Contender[],
  { folder }: Competitor,
  text: string,
  scratch: string,
): Promise<Bundle | undefined> {
  const theirs = servers.find(({ name }) => name === 'yamlLanguageServer');
  if (theirs === undefined) return undefined;
  return {
    ...ownSize(),
    theirsLoaded: await loadedSize(theirs, text, scratch),
    theirsInstalled: installedSize(path.join(folder, 'node_modules')),
  };
}

/** With `+` when something is not committed. */
function commit(): string {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { cwd: inRepository(), encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+';
    return git('rev-parse', '--short', 'HEAD') + changed;
  } catch {
    return 'unknown';
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
