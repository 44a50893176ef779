/** The time as our code in a window has it: it stands still until a test lets it pass. The rest of VS Code keeps its own. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRepository } from '../host/paths';
import { until } from '../until';

export interface Clock {
  /** For the window; `test/host/clock.cjs` is what it preloads. */
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves when the extension and its language server have seen the new time, and timers up to then have run. */
  pass(milliseconds: number): Promise<void>;
  remove(): void;
}

export function createClock(): Clock {
  const folder = mkdtempSync(path.join(tmpdir(), 'relay-clock-'));
  const file = path.join(folder, 'now');
  let now = Date.now();
  const write = (): void => {
    writeFileSync(`${file}.new`, String(now));
    renameSync(`${file}.new`, file);
  };
  write();
  const seenBy = (name: string): Promise<string> =>
    readFile(path.join(folder, 'answers', name), 'utf8').catch(() => '');
  return {
    environment: { NODE_OPTIONS: `--require=${inRepository('test', 'host', 'clock.cjs')}`, RELAY_TEST_CLOCK: file },
    async pass(milliseconds) {
      now += milliseconds;
      write();
      for (const name of ['extension', 'server'])
        await until(
          `the ${name} to see the time`,
          () => seenBy(name),
          (time) => time === String(now),
        );
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
