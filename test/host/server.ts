/** VS Code's server: everything of VS Code but the window. Extensions run in a Node process that it starts. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Installation } from './install';
import { inRepository } from './paths';

export interface ServerOptions {
  /** Variables for the extension host, above those of this process; `undefined` removes one. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The user's settings, e.g. `{ 'editor.minimap.enabled': false }`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Default: a free one. */
  readonly port?: number;
  /** Absolute paths of `.vsix` packages to install, as a user does. */
  readonly packages?: readonly string[];
  /** Leaves VS Code's question about trust in the folder on: it opens in Restricted Mode. */
  readonly workspaceTrust?: boolean;
  /** How much the server itself logs; a window has its own. VS Code's own choice when not given. */
  readonly logLevel?: 'trace';
}

export interface VscodeServer {
  readonly port: number;
  /** Whoever knows it may open a window, which can run any program as this user; a page of another site does not. */
  readonly token: string;
  /** Temporary; holds all that VS Code writes: settings, logs, workspace storage, and the home folder of its processes. Gone after `close`. */
  readonly dataFolder: string;
  /** Ends every process of it, and removes its data. */
  close(): Promise<void>;
}

/** The settings of a person who wants to see the editor and nothing else. */
export const editorAlone = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'telemetry.telemetryLevel': 'off',
};

/** @throws Error when it does not answer within 60 s, with its output. */
export async function startServer(installation: Installation, options: ServerOptions = {}): Promise<VscodeServer> {
  const dataFolder = await realpath(await mkdtemp(path.join(tmpdir(), 'relay-vscode-')));
  const home = path.join(dataFolder, 'home');
  const temporary = path.join(dataFolder, 'tmp');
  await mkdir(home);
  await mkdir(temporary);
  await writeSettings(dataFolder, options.settings ?? {});
  const token = randomBytes(16).toString('hex');
  const child = spawn(
    process.execPath,
    [
      inRepository('out', 'test', 'host', 'guarded.js'),
      installation.serverMain,
      '--host=127.0.0.1',
      `--port=${options.port ?? 0}`,
      `--connection-token=${token}`,
      '--accept-server-license-terms',
      '--telemetry-level=off',
      `--server-data-dir=${dataFolder}`,
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
      ...(options.logLevel ? [`--log=${options.logLevel}`] : []),
      ...(options.packages ?? []).map((file) => `--install-extension=${file}`),
      ...(options.packages ? ['--start-server'] : []),
    ],
    {
      // A group of its own, so that its extension hosts and their language servers end with it.
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'pipe'],
      // The person's own home holds their own Relay login; a test must neither use nor see it.
      env: {
        ...process.env,
        HOME: home,
        USERPROFILE: home,
        XDG_CONFIG_HOME: undefined,
        // Its sockets and temporary files go with its data. Elsewhere temporary folders have paths too long for a socket in them.
        ...(process.platform === 'linux' ? { TMPDIR: temporary, XDG_RUNTIME_DIR: undefined } : {}),
        // No marketplace: nothing is asked of a network, and nothing is said of one that does not answer.
        EXTENSIONS_GALLERY: '{}',
        ...withoutRelay,
        ...options.environment,
      },
    },
  );
  const stop = () => killTree(child);
  process.once('exit', stop);
  try {
    const port = await listening(child);
    return {
      port,
      token,
      dataFolder,
      close: async () => {
        process.off('exit', stop);
        await ended(child);
        await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  } catch (error) {
    process.off('exit', stop);
    await ended(child);
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

const withoutRelay = { RELAY_API_TOKEN: undefined, RELAY_API_URL: undefined };

/** As a user's settings, which hold in every window; VS Code in a browser keeps those of its own elsewhere. */
async function writeSettings(dataFolder: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const folder = path.join(dataFolder, 'data', 'Machine');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const limit = setTimeout(() => reject(new Error(`VS Code's server did not start within 60 s:\n${output}`)), 60_000);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      const taken = /EADDRINUSE: [^\n]*:(\d+)/.exec(output)?.[1];
      if (port === undefined && taken === undefined) return;
      clearTimeout(limit);
      // It would stay, and serve nobody.
      if (port === undefined) reject(new Error(`Port ${taken} is in use by another program; choose another.`));
      else resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`VS Code's server ended with ${code}:\n${output}`));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    killTree(child);
  });
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
