/** `npm run package`, and what it makes as a user gets it: installed in a VS Code, away from the repository. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../host/chrome';
import { installHost } from '../host/install';
import { windowAddress } from '../host/open';
import { repositoryRoot } from '../host/paths';
import { startServer, type VscodeServer } from '../host/server';
import { copyOfSamples } from '../host/workspace';
import { startRelayApi } from '../relayApi';

suite('package', () => {
  let folder: string;
  let file: string;

  suiteSetup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'relay-package-'));
    file = path.join(folder, 'relay-workflows.vsix');
    execFileSync('npm', ['run', 'package', '--', '--out', file], {
      cwd: repositoryRoot,
      stdio: 'ignore',
      shell: process.platform === 'win32',
    });
  });

  suiteTeardown(() => rm(folder, { recursive: true, force: true }));

  test('it is smaller than 700 KB', async () => {
    const { size } = await stat(file);
    assert.ok(size < 700_000, `${size} bytes`);
  });

  test('installed, it holds what runs and nothing else, and marks a missing connection', async () => {
    const relay = opened(await startRelayApi());
    const workspace = await copyOfSamples();
    opened({ close: () => workspace.remove() });
    const installation = await installHost();
    const environment = { RELAY_API_URL: relay.url, RELAY_API_TOKEN: relay.token };
    const server = opened(await startServer(installation, { packages: [file], environment }));
    const browser = opened(await launchBrowser(installation));
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const sample = path.join(workspace.folder, 'start-here.yaml');
    await page.goto(windowAddress(server, { folder: workspace.folder, file: sample }));
    await page.locator('.squiggly-error').first().waitFor({ timeout: 60_000 });
    assert.deepEqual(await filesInstalled(server), [
      'LICENSE.txt',
      'changelog.md',
      'dist/extension.js',
      'dist/server.js',
      'icon.png',
      'package.json',
      'readme.md',
      'syntaxes/language-configuration.json',
      'syntaxes/relay-expression.tmLanguage.json',
      'syntaxes/relay-workflow.tmLanguage.json',
    ]);
  });

  const closing: (() => Promise<void>)[] = [];

  /** Closed after the test, last opened first. */
  function opened<Resource extends { close(): Promise<void> }>(resource: Resource): Resource {
    closing.unshift(() => resource.close());
    return resource;
  }

  teardown(async () => {
    for (const close of closing.splice(0)) await close();
  });
});

/** Paths in the folder of the installed extension, without VS Code's own manifest of the package. */
async function filesInstalled(server: VscodeServer): Promise<string[]> {
  const extensions = path.join(server.dataFolder, 'extensions');
  const name = (await readdir(extensions)).find((entry) => entry.startsWith('relay-workflows.')) ?? '';
  const root = path.join(extensions, name);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== '.vsixmanifest')
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
