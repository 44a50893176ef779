import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { AccountSnapshot, KnownAccount } from '../../server/src/relay/account';
import { startRelayApi, type RelayApiServer } from '../relayApi';
import { testFolder } from '../testFolder';
import { knownAccount } from '../relay/knownAccount';
import { withEditor, type Editor, type OpenFile } from './fakeEditor';
import { hurriedClock, tokenFor } from './serverProcess';
import { pushing, workflowNaming } from './workflows';

const missing = 'connection-missing "prd"';
const { Error: error, Warning: warning } = DiagnosticSeverity;

const severities = (file: OpenFile): unknown[] =>
  file
    .publications()
    .at(-1)
    ?.diagnostics.map(({ severity }) => severity) ?? [];

suite('account that a client pushes', () => {
  test('nothing is missing before the client has sent it', () =>
    withEditor(pushing, async (editor) => {
      await editor.open(workflowNaming('prd')).expectProblems();
    }));

  test('a connection that it lacks is missing at once, and found again with the next account', () =>
    withEditor(pushing, async (editor) => {
      const file = editor.open(workflowNaming('prd'));
      await file.expectProblems();
      editor.pushAccount(knownAccount('aws/prod'));
      await file.expectProblems(missing);
      editor.pushAccount(knownAccount('aws/prod', 'aws/prd'));
      await file.expectProblems();
    }));

  test('every open workflow hears of it', () =>
    withEditor(pushing, async (editor) => {
      const files = ['a', 'b', 'c'].map((name) => editor.open(workflowNaming('prd'), { uri: `file:///${name}.yaml` }));
      editor.pushAccount(knownAccount());
      for (const file of files) await file.expectProblems(missing);
    }));

  const silent: readonly (readonly [string, AccountSnapshot])[] = [
    ['signed out', { kind: 'signedOut' }],
    ['loading', { kind: 'unknown', reason: 'loading', message: 'The account is being read.' }],
    ['unreachable', { kind: 'unknown', reason: 'unreachable', message: 'Relay cannot be reached.' }],
  ];
  for (const [state, account] of silent) {
    test(`an account that is ${state} makes nothing missing`, () =>
      withEditor(pushing, async (editor) => {
        const file = editor.open(workflowNaming('prd'));
        editor.pushAccount(knownAccount());
        await file.expectProblems(missing);
        editor.pushAccount(account);
        await file.expectProblems();
      }));
  }

  test('what is no account is ignored', () =>
    withEditor(pushing, async (editor) => {
      const file = editor.open(workflowNaming('prd'));
      editor.pushAccount(knownAccount());
      await file.expectProblems(missing);
      for (const junk of [null, {}, { kind: 'rich' }, { kind: 'known' }]) {
        editor.pushAccount(junk as unknown as AccountSnapshot);
      }
      file.edit('prd', 'prod');
      await file.expectProblems('connection-missing "prod"');
    }));

  suite('newly missing from a list that is older than 30 s', () => {
    const old = (...connections: string[]): KnownAccount => ({
      ...knownAccount(...connections),
      readAt: Date.now() - 60_000,
    });
    const failed = {
      ...old('aws/prod'),
      failure: { reason: 'unreachable', message: 'Relay cannot be reached.' },
    } as const;

    /** An editor with the old list, and a workflow in it whose connection was just renamed to `prd`; the client is reading. */
    const whileReading = (
      use: (editor: Editor, file: OpenFile, answer: () => void) => Promise<void>,
    ): Promise<void> => {
      let answer = (): void => undefined;
      const refreshAccount = (): Promise<void> => new Promise((resolve) => (answer = resolve));
      return withEditor({ ...pushing, refreshAccount }, async (editor) => {
        editor.pushAccount(old('aws/prod'));
        const file = editor.open(workflowNaming('prod'));
        await file.expectProblems();
        assert.deepEqual(editor.received('relay/refreshAccount'), []);
        file.edit('prod', 'prd');
        await editor.until('the question', () => editor.received('relay/refreshAccount').length === 1);
        await use(editor, file, () => answer());
      });
    };

    test('it is not marked until the client has read the list again, for which it is asked once', () =>
      whileReading(async (editor, file, answer) => {
        await file.expectProblems();
        file.edit('prd', 'prd2');
        await file.expectProblems();
        editor.pushAccount(knownAccount('aws/prod'));
        answer();
        await file.expectProblems('connection-missing "prd2"');
        assert.equal(editor.received('relay/refreshAccount').length, 1);
        assert.deepEqual(severities(file), [error]);
      }));

    test('it never is marked when it is in the new list', () =>
      whileReading(async (editor, file, answer) => {
        editor.pushAccount(knownAccount('aws/prod', 'aws/prd'));
        answer();
        file.edit('name: stop', 'name: go');
        await file.expectProblems();
        assert.ok(file.publications().every(({ diagnostics }) => diagnostics.length === 0));
      }));

    test('a list that could not be read again gives a warning with its age, and is not asked for in a circle', () =>
      whileReading(async (editor, file, answer) => {
        editor.pushAccount({ ...failed, failure: { ...failed.failure, notBefore: Date.now() + 60_000 } });
        answer();
        const diagnostics = await file.expectProblems(missing);
        assert.deepEqual(severities(file), [warning]);
        assert.match(
          JSON.stringify(diagnostics),
          /checked \d+ (?:s|min) ago.*could not be read again since: Relay cannot be reached/,
        );
        // While the client waits before it tries again, there is nothing to wait for here.
        file.edit('prd', 'prd2');
        await file.expectProblems('connection-missing "prd2"');
        assert.deepEqual(file.publications().filter(({ version }) => version === file.document.version).length, 1);
        assert.equal(editor.received('relay/refreshAccount').length, 2);
      }));

    test('a client that answers without having read anything has it marked', () =>
      whileReading(async (_, file, answer) => {
        answer();
        await file.expectProblems(missing);
      }));

    test('what was marked before stays marked meanwhile', () =>
      whileReading(async (editor, file, answer) => {
        editor.pushAccount(knownAccount('aws/prod'));
        answer();
        await file.expectProblems(missing);
        const { length } = file.publications();
        editor.pushAccount(old('aws/prod'));
        file.edit('      connection', '      other: !Connection { type: aws, name: new }\n      connection');
        await editor.until('the next question', () => editor.received('relay/refreshAccount').length === 2);
        await file.expectProblems(missing);
        assert.ok(
          file
            .publications()
            .slice(length)
            .every(({ diagnostics }) => diagnostics.length === 1),
        );
        answer();
        await file.expectProblems('connection-missing "new"', missing);
      }));

    test('what another account lacked is checked anew', () =>
      whileReading(async (editor, file, answer) => {
        editor.pushAccount(knownAccount('aws/prod'));
        answer();
        await file.expectProblems(missing);
        editor.pushAccount({ ...old('aws/prod'), accountName: 'umbrella' });
        await editor.until('the next question', () => editor.received('relay/refreshAccount').length === 2);
        await file.expectProblems();
        answer();
        await file.expectProblems(missing);
      }));

    test('nothing is forgotten while the account is not known, nor asked when the file is saved', () =>
      whileReading(async (editor, file, answer) => {
        answer();
        await file.expectProblems(missing);
        editor.pushAccount({ kind: 'unknown', reason: 'unreachable', message: 'Relay cannot be reached.' });
        await file.expectProblems();
        editor.pushAccount(old('aws/prod'));
        await file.expectProblems(missing);
        file.save();
        await file.hover('prd');
        assert.equal(editor.received('relay/refreshAccount').length, 1);
      }));

    test('what a file lacked that was closed is checked anew when it is opened again', () =>
      whileReading(async (editor, file, answer) => {
        answer();
        await file.expectProblems(missing);
        file.close();
        await editor.until('cleared', () => file.publications().at(-1)?.diagnostics.length === 0);
        const again = editor.open(workflowNaming('prd'));
        await editor.until('the next question', () => editor.received('relay/refreshAccount').length === 2);
        answer();
        await again.expectProblems(missing);
      }));

    test('it is not offered as a missing one, and the hover says why', () =>
      whileReading(async (editor, file, answer) => {
        const actions = async (): Promise<string[]> => (await file.codeActions('prd')).map(({ title }) => title);
        const lacking = (): Promise<unknown> => editor.lsp.sendRequest('relay/missingConnections', { uri: file.uri });
        assert.deepEqual(await lacking(), { connections: [] });
        assert.deepEqual(await actions(), ['Create aws connection "prd" in acme…']);
        assert.match(JSON.stringify(await file.hover('prd')), / ago, which is being read again/);
        answer();
        await file.expectProblems(missing);
        assert.deepEqual(await lacking(), { connections: [{ type: 'aws', name: 'prd' }] });
        assert.ok((await actions()).includes('Use aws connection "prod"'));
      }));
  });

  test('a connection missing from a list read just now asks for nothing', () =>
    withEditor(pushing, async (editor) => {
      editor.pushAccount(knownAccount());
      await editor.open(workflowNaming('prd')).expectProblems(missing);
      assert.deepEqual(editor.received('relay/refreshAccount'), []);
    }));
});

suite('account that the server reads itself', () => {
  const folder = testFolder();
  let relay: RelayApiServer;
  setup(async () => {
    relay = await startRelayApi();
    relay.addConnection({ type: 'aws', name: 'only-here' });
  });
  teardown(() => relay.close());

  test('RELAY_API_TOKEN is a login', () =>
    withEditor({ environment: tokenFor(relay) }, async (editor) => {
      await checkReadsAccount(editor);
      checkKeepsSecret(editor, relay.token);
    }));

  test('the login of the Relay command line is one', () => {
    const config = `contexts: { relaysh: { apidomain: '${relay.url}', auth: { tokens: { api: '${relay.token}' } } } }\n`;
    folder.write('relay/config.yaml', config);
    return withEditor({ environment: { XDG_CONFIG_HOME: folder.path() } }, async (editor) => {
      await checkReadsAccount(editor);
      checkKeepsSecret(editor, relay.token);
    });
  });

  test('without a login nothing is missing, and the log says how to sign in', () =>
    withEditor({}, async (editor) => {
      await editor.open(workflowNaming('prd')).expectProblems();
      await untilLogged(editor, 'RELAY_API_TOKEN');
    }));

  test('a failing service makes nothing missing, and the log says what is wrong', () =>
    withEditor({ environment: tokenFor(relay) }, async (editor) => {
      relay.fault({ kind: 'status', status: 503, path: '/api/connections' });
      const file = editor.open(workflowNaming('prd'));
      await untilLogged(editor, '503');
      file.edit('prd', 'prd2');
      await file.expectProblems();
      assert.ok(relay.requests({ path: '/api/connections' }).length > 0);
      checkKeepsSecret(editor, relay.token);
    }));

  test('a token that is refused makes nothing missing', () =>
    withEditor({ environment: { ...tokenFor(relay), RELAY_API_TOKEN: 'never-issued-token' } }, async (editor) => {
      const file = editor.open(workflowNaming('prd'));
      await untilLogged(editor, 'Sign in again');
      file.edit('prd', 'prd2');
      await file.expectProblems();
      checkKeepsSecret(editor, 'never-issued-token');
    }));

  test('a token is not sent to an address that it could be read on the way to', () =>
    withEditor(
      { environment: { RELAY_API_TOKEN: relay.token, RELAY_API_URL: 'http://relay.example' } },
      async (editor) => {
        await editor.open(workflowNaming('prd')).expectProblems();
        await untilLogged(editor, 'RELAY_API_URL');
        checkKeepsSecret(editor, relay.token);
      },
    ));

  test('is not read without a workflow, and once for any number of edits', () =>
    withEditor({ environment: tokenFor(relay) }, async (editor) => {
      editor.open('kind: Pod\n', { uri: 'file:///pod.yaml', languageId: 'yaml' });
      const file = editor.open(workflowNaming('prd'));
      await file.expectProblems(missing);
      for (let edit = 0; edit < 100; edit++) file.edit('prd', 'prdx');
      await file.expectProblems(`connection-missing "prd${'x'.repeat(100)}"`);
      assert.equal(relay.requests({ path: '/api/connections' }).length, 1);
    }));

  test('a connection that was created elsewhere is found when the file is saved', () =>
    withEditor({ environment: tokenFor(relay), preload: hurriedClock }, async (editor) => {
      const file = editor.open(workflowNaming('prd'));
      // Published without an account, with the first list, and with the second, which the new absence asked for.
      await editor.until('the list was read twice', () => file.publications().length === 3);
      await file.expectProblems(missing);
      relay.addConnection({ type: 'aws', name: 'prd' });
      file.save();
      await file.expectProblems();
    }));

  test('a connection newly missing from an old list is not marked before the answer, and as a warning when there is none', () =>
    withEditor({ environment: tokenFor(relay), preload: hurriedClock }, async (editor) => {
      const file = editor.open(workflowNaming('only-here'));
      // Published without an account and with it.
      await editor.until('the list was read', () => file.publications().length === 2);
      relay.fault({ kind: 'hang', path: '/api/connections' });
      file.edit('only-here', 'prd');
      await file.expectProblems();
      file.edit('prd', 'prd2');
      await file.expectProblems();
      assert.equal(relay.requests({ path: '/api/connections' }).length, 2);
      await relay.close();
      await file.expectProblems('connection-missing "prd2"');
      assert.deepEqual(severities(file), [warning]);
    }));

  test('a client that pushes the account keeps the server from reading one', () =>
    withEditor({ ...pushing, environment: tokenFor(relay) }, async (editor) => {
      const file = editor.open(workflowNaming('only-here'));
      editor.pushAccount(knownAccount());
      await file.expectProblems('connection-missing "only-here"');
      assert.deepEqual(relay.requests(), []);
    }));
});

async function checkReadsAccount(editor: Editor): Promise<void> {
  await editor.open(workflowNaming('prd'), { uri: 'file:///a.yaml' }).expectProblems(missing);
  await editor.open(workflowNaming('only-here'), { uri: 'file:///b.yaml' }).expectProblems();
}

async function untilLogged(editor: Editor, words: string): Promise<void> {
  await editor.until(`${words} in the log`, () =>
    editor.received('window/logMessage').some((message) => JSON.stringify(message).includes(words)),
  );
}

/** Nothing that the server has written holds the token, although the client asked for verbose traces. */
function checkKeepsSecret({ server }: Editor, token: string): void {
  assert.ok(!server.stdout().includes(token), 'the token is in a message');
  assert.ok(!server.stderr().includes(token), 'the token is on stderr');
}
