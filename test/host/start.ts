/**
 * `npm start`: a Relay API with the sample account, and a real VS Code with this extension on the samples, signed in to that API.
 * `--desktop` uses an installed `code`; `--port N` chooses the window's port.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startRelayApi, type RelayApiServer } from '../relayApi';
import { installHost } from './install';
import { windowAddress } from './open';
import { repositoryRoot } from './paths';
import { editorAlone, startServer } from './server';
import { copyOfSamples, type Workspace } from './workspace';

interface Running {
  /** What to tell the person to open, if the window does not open by itself. */
  readonly address: string | undefined;
  close(): Promise<void>;
}

async function main(): Promise<void> {
  const { desktop, port } = readOptions();
  const relay = await startRelayApi();
  const workspace = await copyOfSamples();
  try {
    const environment = { RELAY_API_URL: relay.url, RELAY_API_TOKEN: relay.token };
    const running = desktop
      ? await openDesktop(workspace, environment)
      : await openInBrowser(workspace, environment, port);
    console.log(introduction(relay, running.address));
    if (running.address !== undefined) openBrowser(running.address);
    await interrupted();
    await running.close();
  } finally {
    await workspace.remove();
    await relay.close();
  }
}

function readOptions(): { readonly desktop: boolean; readonly port: number | undefined } {
  const { values } = parseArgs({ options: { desktop: { type: 'boolean' }, port: { type: 'string' } } });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new Error(`--port is "${values.port}"; it must be a number from 1 to 65535.`);
  return { desktop: values.desktop ?? false, port };
}

async function openInBrowser(
  { folder }: Workspace,
  environment: Readonly<Record<string, string>>,
  port: number | undefined,
): Promise<Running> {
  const installation = await installHost();
  const server = await startServer(installation, {
    environment,
    settings: editorAlone,
    ...(port === undefined ? {} : { port }),
  });
  const file = path.join(folder, 'start-here.yaml');
  return { address: windowAddress(server, { folder, extension: repositoryRoot, file }), close: () => server.close() };
}

async function openDesktop({ folder }: Workspace, environment: Readonly<Record<string, string>>): Promise<Running> {
  const onWindows = process.platform === 'win32';
  if (spawnSync('code', ['--version'], { shell: onWindows }).status !== 0)
    throw new Error(
      'There is no `code` on the PATH. In VS Code run "Shell Command: Install \'code\' command in PATH", or run npm start without --desktop.',
    );
  const profile = await mkdtemp(path.join(tmpdir(), 'relay-desktop-'));
  const options = [
    `--extensionDevelopmentPath=${repositoryRoot}`,
    `--user-data-dir=${profile}`,
    '--new-window',
    '--disable-workspace-trust',
    '--skip-welcome',
    folder,
    path.join(folder, 'start-here.yaml'),
  ];
  const quoted = onWindows ? options.map((option) => `"${option}"`) : options;
  spawn('code', quoted, { shell: onWindows, stdio: 'ignore', env: { ...process.env, ...environment } });
  return { address: undefined, close: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }) };
}

function introduction(relay: RelayApiServer, address: string | undefined): string {
  return `
Relay Workflows in a real VS Code, signed in to the sample account "${relay.accountName}" (Relay API at ${relay.url}).
${address === undefined ? '' : `\n  Open  ${address}\n`}
  1. start-here.yaml is open: put the cursor on the underlined "events".
  2. Press Ctrl+. (Cmd+. on a Mac) and choose Create datadog connection "events".
  3. Fill in the fields (any text will do) and confirm: the underline goes.

The files are a copy; nothing here reaches your own Relay account. Stop with Ctrl+C.
`;
}

/** Where there is a desktop. Everywhere the address has been printed too. */
function openBrowser(address: string): void {
  if (process.env.CI !== undefined) return;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const command = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  spawn(command, [address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
