/** The package that a user installs: what is in it, and that it works without anything beside it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inRepository } from '../host/paths';
import { goToEnd, hoverOver, untilSquiggles } from './editor';
import { openFile } from './quickInput';
import { useScene } from './scene';
import type { Window } from './window';

const run = promisify(execFile);

suite('the package', () => {
  let folder: string;
  let file: string;
  let window: Window;

  suiteSetup(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'relay-package-'));
    file = path.join(folder, 'relay-workflows.vsix');
    await packageInto(folder, file);
  });
  useScene(
    (api) => ({ packages: [file], environment: { RELAY_API_URL: api.url, RELAY_API_TOKEN: api.token } }),
    (scene) => ({ window } = scene),
  );
  suiteTeardown(() => rm(folder, { recursive: true, force: true }));

  test('has less than 700 KB', async () => {
    assert.ok((await stat(file)).size < 700_000);
  });

  test('holds what runs and what a user reads, and nothing else', async () => {
    const installed = await readdir(path.join(window.dataFolder, 'extensions'));
    const extension = installed.find((name) => name.startsWith('relay-workflows.'));
    assert.ok(extension);
    const files = await readdir(path.join(window.dataFolder, 'extensions', extension), { recursive: true });
    assert.deepEqual(
      files.filter((name) => !['.vsixmanifest', 'dist', 'syntaxes', 'walkthrough'].includes(name)).sort(),
      [
        'LICENSE.txt',
        'changelog.md',
        'dist/THIRD-PARTY-NOTICES.txt',
        'dist/extension.js',
        'dist/server.js',
        'icon.png',
        'package.json',
        'readme.md',
        'relay.svg',
        'syntaxes/language-configuration.json',
        'syntaxes/relay-expression.tmLanguage.json',
        'syntaxes/relay-workflow.tmLanguage.json',
        'walkthrough/account.svg',
        'walkthrough/ci.svg',
        'walkthrough/fix.svg',
        'walkthrough/open.svg',
      ].sort(),
    );
  });

  test('underlines what is missing, once it is installed', async () => {
    await openFile(window, 'start-here.yaml');
    await goToEnd(window);
    await untilSquiggles(window, ["error 'events'", "warning 'cluster-eu'", "error 'oncall'"]);
    await hoverOver(window, "'events'", 'No datadog connection named "events" in account acme');
  });
});

/** As `npm run package`, but in a copy: the other tests run what is in `dist`. */
async function packageInto(folder: string, file: string): Promise<void> {
  const copy = path.join(folder, 'repository');
  const left = new Set(
    ['node_modules', 'dist', 'out', '.git', '.vscode-test', 'test'].map((name) => inRepository(name)),
  );
  await cp(inRepository(), copy, { recursive: true, filter: (source) => !left.has(source) });
  await symlink(inRepository('node_modules'), path.join(copy, 'node_modules'), 'dir');
  await run(process.execPath, ['esbuild.mjs', '--production'], { cwd: copy });
  const vsce = path.join('node_modules', '@vscode', 'vsce', 'vsce');
  await run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', file], { cwd: copy });
}
