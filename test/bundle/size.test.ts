/** What a user downloads and starts: it grows when somebody decides so, and not by an import that brings more than it looks. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

suite('the bundles of a release', () => {
  let folder: string;
  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'relay-bundles-'));
    execFileSync(process.execPath, ['esbuild.mjs', '--production', `--outdir=${folder}`]);
  });
  suiteTeardown(() => rmSync(folder, { recursive: true }));
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

  test('the server has less than 400 KB, and less than 500 KB with its catalogue', () => {
    const server = read('server.js').length;
    const catalogue = readFileSync('server/src/catalog/steps.json', 'utf8').length;
    assert.ok(server < 500_000, `${server} with the catalogue`);
    assert.ok(server - catalogue < 400_000, `${server - catalogue} without the catalogue`);
  });

  test('the extension has less than 700 KB, much of which is vscode-languageclient', () => {
    const extension = read('extension.js').length;
    assert.ok(extension < 700_000, `${extension}`);
  });

  test('both are in ASCII: one other character, and V8 keeps two bytes for each', () => {
    for (const name of ['server.js', 'extension.js'])
      assert.equal(/[^\0-\x7f].*/.exec(read(name))?.[0].slice(0, 40), undefined);
  });

  test('the server has none of vscode-languageserver but its types', () => {
    assert.ok(!read('server.js').includes('textDocument/prepareCallHierarchy'));
  });

  test('the licence of every package that is bundled comes along', () => {
    const notices = read('THIRD-PARTY-NOTICES.txt');
    for (const name of ['vscode-jsonrpc', 'vscode-languageclient', 'vscode-languageserver-textdocument', 'yaml']) {
      assert.match(notices, new RegExp(`^${name} [\\d.]+ \\((MIT|ISC)\\)$`, 'm'));
    }
  });
});
