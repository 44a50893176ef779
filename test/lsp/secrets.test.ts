import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver/node';
import { connectionReferences, didChangeSecrets, needSecrets } from '../../server/src/protocol';
import type { SecretsSnapshot } from '../../server/src/relay/secrets';
import { startRelayApi, type RelayApiServer } from '../relayApi';
import { knownAccount } from '../relay/knownAccount';
import { withEditor, type Editor, type OpenFile } from './fakeEditor';
import { hurriedClock, tokenFor } from './serverProcess';
import { pushing } from './workflows';

const { capabilities } = pushing;
const relay = {
  ...capabilities.experimental.relay,
  secrets: 'pushed',
  commands: ['relay.createSecret', 'relay.chooseWorkflow'],
};
const pushingSecrets = { capabilities: { ...capabilities, experimental: { relay } } };

const uri = 'file:///release/deploy.yaml';
const workflow = `name: deploy
steps:
- name: one
  image: acme/step
  spec:
    token: \${secrets.token}
`;
const missing = 'secret-missing "token"';

function secretsOf(...names: string[]): SecretsSnapshot {
  const known = { accountName: 'acme', workflow: 'release/deploy', mayCreate: 'unknown' } as const;
  return { kind: 'known', ...known, names, readAt: Date.now() };
}

function push({ lsp }: Editor, secrets: SecretsSnapshot): void {
  void lsp.sendNotification(didChangeSecrets, { uri, secrets });
}

suite('secrets that a client pushes', () => {
  test('are asked for by a document that refers to one, and missing once they are known', () =>
    withEditor(pushingSecrets, async (editor) => {
      editor.pushAccount(knownAccount());
      const file = editor.open(workflow, { uri });
      await file.expectProblems();
      assert.deepEqual(editor.received(needSecrets), [{ uri, name: 'deploy', need: 'use' }]);
      push(editor, secretsOf('password'));
      await file.expectProblems(missing);
      push(editor, { kind: 'unmatched', accountName: 'acme', why: 'several' });
      await file.expectProblems();
      push(editor, secretsOf());
      await file.expectProblems(missing);
      push(editor, secretsOf('token'));
      await file.expectProblems();
    }));

  test('a document that refers to none asks for nothing, and closing one says so', () =>
    withEditor(pushingSecrets, async (editor) => {
      const other = editor.open(workflow.replace('${secrets.token}', 'token'), { uri: 'file:///other.yaml' });
      await other.expectProblems();
      assert.deepEqual(editor.received(needSecrets), []);
      const file = editor.open(workflow, { uri });
      await file.expectProblems();
      file.close();
      await editor.until('the end of the need', () => editor.received(needSecrets).length === 2);
      assert.deepEqual(editor.received(needSecrets)[1], { uri, need: 'none' });
    }));

  test('also where nothing was published yet', () =>
    withEditor(
      { capabilities: { ...pushingSecrets.capabilities, workspace: { configuration: true } } },
      async (editor) => {
        editor.lsp.onRequest('workspace/configuration', () => new Promise(() => undefined));
        const file = editor.open(workflow, { uri });
        await editor.lsp.sendRequest(connectionReferences, { uri });
        file.close();
        await editor.until('the end of the need', () => editor.received(needSecrets).length === 2);
        assert.deepEqual(editor.received(needSecrets)[1], { uri, need: 'none' });
      },
    ));

  test('a client that does not push them is asked for nothing', () =>
    withEditor(pushing, async (editor) => {
      await editor.open(workflow, { uri }).expectProblems();
      assert.deepEqual(editor.received(needSecrets), []);
    }));

  test('junk is ignored', () =>
    withEditor(pushingSecrets, async (editor) => {
      const file = editor.open(workflow, { uri });
      await file.expectProblems();
      push(editor, secretsOf());
      await file.expectProblems(missing);
      for (const junk of [null, {}, { uri }, { uri, secrets: { kind: 'known' } }, { uri: 1, secrets: secretsOf() }]) {
        void editor.lsp.sendNotification(didChangeSecrets, junk);
      }
      file.edit('secrets.token', 'secrets.key');
      await file.expectProblems('secret-missing "key"');
    }));

  test('are completed, described, and created with the command', () =>
    withEditor(pushingSecrets, async (editor) => {
      const file = editor.open(workflow, { uri });
      await file.expectProblems();
      push(editor, secretsOf('password'));
      await file.expectProblems(missing);
      const { items } = await file.complete('secrets.');
      assert.deepEqual(
        items.map(({ label }) => label),
        ['password', 'Create a new secret…'],
      );
      const [create] = (await file.codeActions('token}')) as CodeAction[];
      assert.equal(create?.title, 'Create secret "token" of workflow release/deploy in acme…');
      assert.deepEqual(create.command?.arguments, [{ workflow: 'release/deploy', name: 'token' }]);
      push(editor, secretsOf('token'));
      await file.expectProblems();
      assert.match(JSON.stringify(await file.hover('secrets.token')), /of workflow release\/deploy in account acme/);
    }));

  test('are told to the view, with what is known of each', () =>
    withEditor(pushingSecrets, async (editor) => {
      const file = editor.open(workflow, { uri });
      await file.expectProblems();
      const ask = (): Promise<unknown> => editor.lsp.sendRequest(connectionReferences, { uri });
      const holder = { kind: 'step', name: 'one', index: 0, path: 'spec.token' };
      const place = { name: 'token', range: file.rangeOf('token}'), holder };
      place.range.end.character -= 1;
      assert.deepEqual(await ask(), { references: [], secrets: [{ ...place, verdict: 'none' }] });
      push(editor, secretsOf());
      const [problem] = await file.expectProblems(missing);
      assert.deepEqual(await ask(), {
        references: [],
        secrets: [{ ...place, verdict: 'missing', problem: { severity: 'error', message: problem?.message } }],
        workflow: 'release/deploy',
      });
    }));

  test('the first name of a document is completed, too', () =>
    withEditor(pushingSecrets, async (editor) => {
      const file = editor.open(workflow.replace('secrets.token', 'secrets.'), { uri });
      const before = await file.complete('secrets.');
      assert.deepEqual([before.isIncomplete, before.items], [true, []]);
      assert.equal(editor.received(needSecrets).length, 1);
      push(editor, secretsOf('password'));
      const { items } = await file.complete('secrets.');
      assert.equal(items[0]?.label, 'password');
    }));
});

suite('secrets that the server reads itself', () => {
  let api: RelayApiServer;
  setup(async () => {
    api = await startRelayApi();
  });
  teardown(() => api.close());

  const deployWeb = { uri: 'file:///flows/deploy-web.yaml' };
  const text = workflow.replace('name: deploy\n', '');
  const requests = (): number => api.requests({ path: /workflows/ }).length;
  /** Asks again until the service has answered. */
  const untilHover = async (file: OpenFile, words: RegExp): Promise<void> => {
    while (!words.test(JSON.stringify(await file.hover('secrets.token')))) await new Promise(setImmediate);
  };

  test('are those of the workflow that has the name of the file', () =>
    withEditor({ environment: tokenFor(api) }, async (editor) => {
      const file = editor.open(text, deployWeb);
      await file.expectProblems(missing);
      file.edit('secrets.token', 'secrets.registryPassword');
      await file.expectProblems();
      const { items } = await file.complete('secrets.');
      assert.deepEqual(
        items.map(({ label }) => label),
        ['registryPassword'],
      );
      assert.equal(requests(), 2);
    }));

  test('are not read for a file that refers to none, and not known for one that has the name of none', () =>
    withEditor({ environment: tokenFor(api) }, async (editor) => {
      const other = editor.open(text.replace('${secrets.token}', 'token'), { uri: 'file:///deploy-web.yaml' });
      await editor.until('the account', () => other.publications().length === 2);
      assert.equal(requests(), 0);
      const file = editor.open(text, { uri: 'file:///elsewhere.yaml' });
      await untilHover(file, /has no workflow with the name of this file/);
      await file.expectProblems();
      assert.equal(requests(), 1);
    }));

  test('one that was created elsewhere is found when the file is saved', () =>
    withEditor({ environment: tokenFor(api), preload: hurriedClock }, async (editor) => {
      const file = editor.open(text, deployWeb);
      await file.expectProblems(missing);
      api.setSecret('release/deploy-web', 'token', 'made elsewhere');
      file.save();
      await file.expectProblems();
    }));

  test('what failed is tried again while the document is worked on', () =>
    withEditor({ environment: tokenFor(api), preload: hurriedClock }, async (editor) => {
      api.fault({ kind: 'status', status: 500, path: /workflows/ });
      await editor.open(text, deployWeb).expectProblems(missing);
    }));

  test('a service that fails makes nothing missing', () =>
    withEditor({ environment: tokenFor(api) }, async (editor) => {
      api.fault({ kind: 'status', status: 500, path: /workflows/, times: 10 });
      const file = editor.open(text, deployWeb);
      await untilHover(file, /status 500/);
      await file.expectProblems();
      assert.equal(requests(), 1);
    }));
});
