/**
 * The bundled server as a process: what an editor starts, with everything that it writes kept for a look afterwards.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RelayApiServer } from '../relayApi';

export interface ServerProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** Every byte so far. */
  stdout(): Buffer;
  stderr(): string;
  /** The exit code, once the process has ended. */
  readonly exited: Promise<number | null>;
}

export interface ServerOptions {
  readonly words?: readonly string[];
  /** Added to an environment without a login. */
  readonly environment?: NodeJS.ProcessEnv;
  /** JavaScript that runs in the server's process before it. */
  readonly preload?: string;
}

/** A preload: each look at the clock is 100 s later than the one before, so that any list is older than 30 s when it is looked at again. */
export const hurriedClock = 'let now = Date.now(); Date.now = () => (now += 100_000);';

export function startServerProcess({
  words = ['--stdio'],
  environment = {},
  preload = '',
}: ServerOptions = {}): ServerProcess {
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(preload)}`, 'dist/server.js', ...words],
    // A test that goes wrong leaves no process behind.
    { env: { ...process.env, ...withoutLogin, ...environment }, timeout: 60_000 },
  );
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes));
  return {
    child,
    stdout: () => Buffer.concat(stdout),
    stderr: () => Buffer.concat(stderr).toString(),
    exited: new Promise((resolve) => child.on('close', resolve)),
  };
}

/** The login of that service. */
export function tokenFor({ token, url }: RelayApiServer): NodeJS.ProcessEnv {
  return { RELAY_API_TOKEN: token, RELAY_API_URL: url };
}

const nowhere = join(tmpdir(), 'relay-workflows-no-such-folder');

/** Nobody's token, and no configuration of the Relay command line: the person who runs the tests may have both. */
const withoutLogin = {
  RELAY_API_TOKEN: undefined,
  RELAY_API_URL: undefined,
  XDG_CONFIG_HOME: nowhere,
  HOME: nowhere,
};
