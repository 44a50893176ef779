import assert from 'node:assert/strict';
import { brokenRules, cyclesBetweenParts } from './importRules';
import { isTypeScript, readProductSources } from './sources';

suite('imports', () => {
  const product = readProductSources();

  test('the product keeps the arrows of the design', () => {
    assert.deepEqual(brokenRules(product), []);
  });

  test('no two parts of the product import each other', () => {
    assert.deepEqual(cyclesBetweenParts(product), []);
  });

  test('the check reads the real sources of both sides', () => {
    const files = [...product.keys()].filter(isTypeScript);
    for (const file of ['server/src/main.ts', 'server/src/workflow/yaml/tree.ts', 'client/src/extension.ts']) {
      assert.ok(files.includes(file), file);
    }
    assert.ok(files.length >= 60, `only ${files.length} files were read`);
  });
});

suite('the check of imports', () => {
  const files = [
    'server/src/main.ts',
    'server/src/protocol.ts',
    'server/src/relay/account.ts',
    'server/src/relay/api.ts',
    'server/src/relay/cliConfig.ts',
    'server/src/relay/connectionTypes.ts',
    'server/src/relay/secrets.ts',
    'server/src/relay/words.ts',
    'server/src/workflow/detect.ts',
    'server/src/workflow/model.ts',
    'server/src/workflow/yaml/parse.ts',
    'server/src/workflow/yaml/plain.ts',
    'server/src/catalog/index.ts',
    'server/src/languageService/index.ts',
    'server/src/account/source.ts',
    'server/src/lsp/server.ts',
    'server/src/cli/check.ts',
    'client/src/extension.ts',
    'client/src/session/signIn.ts',
  ];

  /** The rules that one file with this text breaks, among files that break none. */
  function brokenBy(file: string, text: string): readonly string[] {
    return brokenRules(new Map([...files.map((path) => [path, ''] as const), [file, text]]));
  }

  function checkAllowed(file: string, ...specifiers: string[]): void {
    assert.deepEqual(brokenBy(file, specifiers.map((specifier) => `import '${specifier}';`).join('\n')), []);
  }

  function checkRefused(file: string, ...specifiers: string[]): void {
    for (const specifier of specifiers) {
      const broken = brokenBy(file, `import '${specifier}';`);
      assert.equal(broken.length, 1, `${file} may import ${specifier}`);
      assert.ok(broken[0]?.startsWith(`${file} imports ${specifier}: `), broken[0]);
    }
  }

  test('relay, workflow and catalog each stand alone', () => {
    checkAllowed('server/src/relay/api.ts', './account', 'node:https', 'node:http', 'node:url');
    checkRefused(
      'server/src/relay/api.ts',
      '../workflow/model',
      '../protocol',
      '../account/source',
      'undici',
      'vscode',
    );
    checkAllowed('server/src/workflow/model.ts', './detect', './yaml/parse');
    checkRefused('server/src/workflow/model.ts', '../relay/account', '../catalog', 'node:fs', 'fs', 'vscode-uri');
    checkRefused('server/src/catalog/index.ts', '../workflow/model', '../relay/connectionTypes', 'node:fs');
  });

  test('only workflow/yaml knows the package yaml; the file of the Relay CLI is read through it', () => {
    checkAllowed('server/src/workflow/yaml/parse.ts', 'yaml', '../detect');
    checkAllowed('server/src/relay/cliConfig.ts', '../workflow/yaml/plain', 'node:fs/promises');
    checkRefused('server/src/relay/cliConfig.ts', 'yaml', '../workflow/model');
    checkRefused('server/src/relay/api.ts', '../workflow/yaml/plain');
    checkRefused('server/src/workflow/model.ts', 'yaml');
    checkRefused('server/src/relay/api.ts', 'yaml');
    checkRefused('server/src/lsp/server.ts', 'yaml');
    checkRefused('client/src/extension.ts', 'yaml');
  });

  test('only relay/api.ts and relay/http.ts speak HTTP', () => {
    checkAllowed('server/src/relay/http.ts', 'node:http', 'node:https');
    for (const file of files.filter((file) => isTypeScript(file) && file !== 'server/src/relay/api.ts')) {
      checkRefused(file, 'node:https', 'http', 'node:http2', 'node:tls');
    }
  });

  test("languageService imports workflow, catalog and relay's data, and nothing of the outside", () => {
    checkAllowed(
      'server/src/languageService/index.ts',
      '../workflow/model',
      '../catalog',
      '../catalog/index',
      '../relay/account',
      '../relay/connectionTypes',
      '../relay/secrets',
      '../relay/words',
    );
    checkRefused(
      'server/src/languageService/index.ts',
      ...['../relay/api', '../relay/cliConfig', '../lsp/server', '../account/source', '../protocol'],
      ...['vscode-languageserver', 'vscode-languageserver-types', 'node:path', 'path', 'yaml'],
    );
  });

  test("relay's data imports nothing that languageService may not", () => {
    checkAllowed('server/src/relay/connectionTypes.ts', './account');
    checkRefused('server/src/relay/connectionTypes.ts', './api', 'node:fs');
    checkRefused('server/src/relay/account.ts', './api', 'node:fs');
    checkRefused('server/src/relay/secrets.ts', './api', 'node:fs');
    checkRefused('server/src/relay/words.ts', './api', 'node:fs');
  });

  test('protocol.ts imports only the account and the secrets', () => {
    checkAllowed('server/src/protocol.ts', './relay/account', './relay/secrets');
    checkRefused('server/src/protocol.ts', './relay/api', './workflow/detect', 'vscode-languageserver');
  });

  test('account imports relay; lsp and cli import all below them, but not each other', () => {
    checkAllowed('server/src/account/source.ts', '../relay/api', 'node:fs');
    checkRefused('server/src/account/source.ts', '../workflow/model', '../lsp/server', '../languageService');
    const below = ['../account/source', '../languageService', '../catalog', '../workflow/model', '../relay/api'];
    checkAllowed('server/src/lsp/server.ts', ...below, '../protocol', 'vscode-languageserver', 'node:url');
    checkAllowed('server/src/lsp/connection.ts', 'vscode-jsonrpc/node', 'vscode-languageserver-textdocument');
    checkAllowed('server/src/cli/check.ts', ...below, 'node:fs');
    checkRefused('server/src/lsp/server.ts', '../cli/check', '../main', 'vscode');
    checkRefused('server/src/cli/check.ts', '../lsp/server', 'vscode-languageserver');
    checkAllowed('server/src/main.ts', './lsp/server', './cli/check');
    checkRefused('server/src/main.ts', 'vscode-languageserver');
  });

  test('client imports, of the server, only protocol.ts, relay and workflow/detect.ts', () => {
    checkAllowed(
      'client/src/session/signIn.ts',
      ...['../extension', '../../../server/src/protocol', '../../../server/src/relay/api'],
      ...['../../../server/src/workflow/detect', 'vscode', 'vscode-languageclient/node', 'node:os'],
    );
    checkRefused(
      'client/src/session/signIn.ts',
      ...['../../../server/src/workflow/model', '../../../server/src/languageService', '../../../server/src/main'],
      ...['../../../server/src/lsp/server', 'vscode-languageserver'],
    );
  });

  test('vscode is known to the client alone', () => {
    for (const file of files.filter((file) => isTypeScript(file) && file.startsWith('server/'))) {
      checkRefused(file, 'vscode');
    }
  });

  test('nothing of the product imports from the tests, and no server file from the client', () => {
    checkRefused('client/src/extension.ts', '../../test/relayApi/server');
    checkRefused('server/src/main.ts', '../../test/relayApi/server', '../../client/src/extension');
  });

  test('every way to write an import is read', () => {
    for (const text of [
      `import type { Api } from '../relay/api';`,
      `import { type Api } from '../relay/api';`,
      `export { api } from '../relay/api';`,
      `export * from '../relay/api';`,
      `const api = import('../relay/api');`,
      `const api = require('../relay/api');`,
      `import api = require('../relay/api');`,
      `let api: import('../relay/api').Api;`,
      'const api = import(`../relay/api`);',
      `import {\n  api,\n} from\n  '../relay/api';`,
    ]) {
      assert.equal(brokenBy('server/src/languageService/index.ts', text).length, 1, text);
    }
    assert.equal(brokenBy('server/src/languageService/index.ts', `const api = import(name);`).length, 1);
    assert.deepEqual(
      brokenBy('server/src/languageService/index.ts', `// import '../relay/api';\n"import '../lsp'";`),
      [],
    );
  });

  test('an import of no file, and a folder without a rule, are told', () => {
    checkRefused('server/src/lsp/server.ts', '../relay/apy');
    assert.deepEqual(brokenBy('server/src/telemetry/send.ts', `import '../relay/api';`), [
      'server/src/telemetry/send.ts is in no part of the design: give its folder a rule',
    ]);
  });

  test('a cycle between parts is told once, with its parts; imports inside a part are none', () => {
    const sources = new Map([
      ['server/src/relay/api.ts', `import './account'; import '../account/source';`],
      ['server/src/relay/account.ts', `import './api';`],
      ['server/src/account/source.ts', `import '../lsp/server';`],
      ['server/src/lsp/server.ts', `import '../relay/api';`],
    ]);
    assert.deepEqual(cyclesBetweenParts(sources), ['account → lsp → relay → account']);
  });
});
