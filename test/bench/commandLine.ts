/** The command line over many files, each time in a new process: nothing is warm but the operating system's cache of the files. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository } from '../host/paths';
import { startRelayApi } from '../relayApi';
import { accountSizes, connectionsOf, servedAccount } from './account';
import type { MeasureName, Samples } from './results';
import { generateWorkflow } from './workflow';

const fileCounts = [500, 1000, 2000] as const;

export interface CommandLineOptions {
  readonly scratch: string;
  readonly wanted: ReadonlySet<MeasureName>;
  readonly runs: number;
  readonly report: (line: string) => void;
}

/** `check` with a login to a Relay API on this machine, and `references` without one. */
export async function measureCommandLine(options: CommandLineOptions): Promise<readonly Samples[]> {
  const { scratch, wanted, runs, report } = options;
  const commands = (['check', 'references'] as const).filter((command) => wanted.has(command));
  if (commands.length === 0) return [];
  report('command line');
  const folders = fileCounts.map((count) => ({ count, folder: writeWorkflows(scratch, count) }));
  const relay = await startRelayApi({ account: servedAccount(accountSizes.large) });
  const login = { RELAY_API_URL: relay.url, RELAY_API_TOKEN: relay.token };
  const found = new Map<string, Omit<Samples, 'values'> & { values: number[] }>();
  try {
    for (let round = 0; round < Math.ceil(runs / 20); round++) {
      for (const command of commands) {
        for (const { count, folder } of folders) {
          const took = await timeRun([command, folder], count, command === 'check' ? login : {});
          const key = `${command} ${count}`;
          const entry = found.get(key) ?? { measure: command, contender: 'relay', size: count, values: [] };
          entry.values.push(took);
          found.set(key, entry);
        }
      }
    }
  } finally {
    await relay.close();
  }
  return [...found.values()];
}

/** From 40 to 74 lines, 57 on average, as Relay's published workflows; in folders of a hundred. */
function writeWorkflows(scratch: string, count: number): string {
  const root = path.join(scratch, `workflows-${count}`);
  const connections = connectionsOf(accountSizes.small);
  for (let index = 0; index < count; index++) {
    const folder = path.join(root, `team-${Math.floor(index / 100)}`);
    if (index % 100 === 0) mkdirSync(folder, { recursive: true });
    const lines = 40 + ((index * 37) % 35);
    writeFileSync(path.join(folder, `workflow-${index}.yaml`), generateWorkflow({ lines, seed: index, connections }));
  }
  return root;
}

/**
 * @returns milliseconds from before the process is started until it has ended
 * @throws Error if it did not look at so many files
 */
async function timeRun(words: readonly string[], files: number, login: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [inRepository('dist', 'server.js'), ...words], {
    env: { ...process.env, RELAY_API_TOKEN: undefined, ...login },
  });
  let [lines, said] = [0, ''];
  child.stdout.on('data', (bytes: Buffer) => (lines += bytes.toString('latin1').split('\n').length - 1));
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  const took = performance.now() - started;
  const looked = words[0] === 'check' ? said.includes(`${files} workflows: 0 errors`) : lines === files;
  if (!looked) throw new Error(`${words.join(' ')} did not look at ${files} files:\n${said.slice(-2000)}`);
  return took;
}
