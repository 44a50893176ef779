import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RelayApiServer } from '../relayApi';
import { until } from '../until';
import type { Hands } from './hands';
import { openWorkflow, signIn, untilWorkflow, useRelayApi } from './scene';
import { diagnosticsOf, documentAt, openSample, untilDiagnostics } from './window';

const deployWeb = 'release/deploy-web';
const secretsPath = `/api/workflows/${encodeURIComponent(deployWeb)}/secrets`;
const missing = ['secret-missing deployToken'];

const unnamed = `steps:
- name: one
  image: acme/step
  spec:
    token: !Secret deployToken
`;

export function secretTests(hands: Hands): void {
  let relay: RelayApiServer;

  const requestsOf = (method: string, path: string | RegExp = /^\/api\/workflows/): number =>
    relay.requests({ method, path }).length;
  const status = (): string => {
    const item = hands.statusItems.get('relay.secrets');
    return item && Array.isArray(item.selector) && item.selector.length > 0
      ? `${item.text} | ${item.detail ?? ''}`
      : '';
  };
  const untilStatus = (pattern: RegExp): Promise<string> =>
    until(`the status ${pattern.source}`, status, (text) => pattern.test(text));
  const actionsAt = async (uri: vscode.Uri, text: string): Promise<vscode.CodeAction[]> => {
    const document = documentAt(uri);
    const at = document.positionAt(document.getText().indexOf(text));
    return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, new vscode.Range(at, at));
  };
  const run = ({ command, arguments: values = [] }: vscode.Command): Thenable<unknown> =>
    vscode.commands.executeCommand(command, ...(values as unknown[]));

  suite('the secrets of a workflow', () => {
    useRelayApi(hands, (started) => (relay = started));

    /** The sample that has the name of a workflow of the account. */
    const openDeployWeb = async (token = relay.token): Promise<vscode.Uri> => {
      const { uri } = await openSample('deploy-web.yaml');
      await signIn(hands, token);
      await untilDiagnostics(uri, missing);
      return uri;
    };
    const createAction = async (uri: vscode.Uri): Promise<vscode.Command> => {
      const actions = await actionsAt(uri, 'deployToken\n');
      const create = actions.find(({ command }) => command?.command === 'relay.createSecret');
      assert.ok(create?.command, actions.map(({ title }) => title).join(', '));
      return create.command;
    };

    test('in a file without any, or signed out, nothing is asked', async () => {
      const { uri } = await openSample('start-here.yaml');
      await signIn(hands, relay.token);
      await until(
        'what the account lacks',
        () => diagnosticsOf(uri),
        ({ length }) => length > 0,
      );
      assert.equal(status(), '');
      await vscode.commands.executeCommand('relay.signOut');
      await untilDiagnostics(uri, []);
      const sample = await openSample('deploy-web.yaml');
      await untilWorkflow(sample.uri);
      assert.deepEqual(diagnosticsOf(sample.uri), []);
      assert.equal(requestsOf('GET'), 0);
    });

    test('a file with the name of a workflow has the missing one marked, and the status says which workflow it is', async () => {
      await openDeployWeb();
      await untilStatus(/^Workflow release\/deploy-web \| 1 secret, checked /);
      assert.equal(requestsOf('GET'), 2);
    });

    test('from the lightbulb: the input hides the value, the service holds it, and the squiggle goes', async () => {
      const uri = await openDeployWeb();
      const action = await createAction(uri);
      assert.equal(action.title, 'Create secret "deployToken" of workflow release/deploy-web in acme…');
      const created = run(action);
      const box = await hands.type('deployToken', 'hush-hush');
      assert.deepEqual([box.title, box.password], ['Create secret "deployToken" of release/deploy-web in acme', true]);
      await created;
      await hands.message(/^Created the secret "deployToken" of workflow release\/deploy-web in acme\.$/);
      await untilDiagnostics(uri, []);
      assert.equal(relay.storedSecrets(deployWeb)?.deployToken, 'hush-hush');
    });

    test('Escape creates nothing', async () => {
      const uri = await openDeployWeb();
      const created = run(await createAction(uri));
      await hands.asked('deployToken');
      await hands.escape();
      await created;
      assert.equal(requestsOf('POST'), 0);
    });

    test('from the palette, with a name that is asked for', async () => {
      const uri = await openDeployWeb();
      const created = vscode.commands.executeCommand('relay.createSecret');
      await hands.type('Name of the secret', 'registryPassword');
      assert.match(await hands.problem(), /already has a secret of this name/);
      await hands.type('Name of the secret', 'deployToken');
      await hands.back();
      await hands.type('Name of the secret', 'deployToken');
      await hands.type('deployToken', 'value');
      await created;
      await untilDiagnostics(uri, []);
    });

    test('names are completed, the last item creates one', async () => {
      const uri = await openDeployWeb();
      const document = documentAt(uri);
      const at = document.positionAt(document.getText().indexOf('deployToken\n'));
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        at,
      );
      assert.deepEqual(
        items.map(({ label }) => label),
        ['registryPassword', 'Create a new secret…'],
      );
    });

    test('one that was made elsewhere meanwhile is replaced only when the user says so', async () => {
      const uri = await openDeployWeb();
      const created = run(await createAction(uri));
      await hands.asked('deployToken');
      relay.setSecret(deployWeb, 'deployToken', 'of another');
      const refused = hands.answer('Replace Its Value');
      await hands.type('deployToken', 'mine');
      assert.match(
        (await refused).text,
        /already has a secret of this name\. Replace its value or choose another name/,
      );
      await created;
      await hands.message(/^Replaced the value of the secret "deployToken"/);
      await untilDiagnostics(uri, []);
      assert.equal(relay.storedSecrets(deployWeb)?.deployToken, 'mine');
    });

    test('without an answer the list is asked: a secret that is there was created', async () => {
      const uri = await openDeployWeb();
      relay.fault({ kind: 'drop', processed: true, method: 'POST', path: secretsPath });
      const created = run(await createAction(uri));
      await hands.type('deployToken', 'value');
      await created;
      await untilDiagnostics(uri, []);
      assert.equal(requestsOf('POST'), 1);
    });

    test('who may not is sent to an administrator, and not asked for a value again', async () => {
      const uri = await openDeployWeb(relay.viewerToken);
      const refused = hands.answer('Copy a Request for an Administrator');
      const created = run(await createAction(uri));
      await hands.type('deployToken', 'value');
      assert.match((await refused).text, /your role on account acme does not allow it\. Ask an administrator of acme/);
      await created;
      assert.equal(
        await vscode.env.clipboard.readText(),
        'Please create the secret "deployToken" of workflow release/deploy-web in the Relay account acme; my role there does not allow me to.\n',
      );
      await until(
        'the request to ask an administrator',
        () => vscode.languages.getDiagnostics(uri).map(({ message }) => message),
        (messages) => messages.some((message) => message.includes('Ask an administrator')),
      );
      assert.equal((await createAction(uri)).title, 'Ask an administrator of acme for secret "deployToken"…');
      const again = hands.answer('Copy a Request for an Administrator');
      await run(await createAction(uri));
      assert.match((await again).text, /does not allow you to change secrets/);
      assert.equal(requestsOf('POST'), 1);
    });

    test('the value of one is replaced', async () => {
      await openDeployWeb();
      const replaced = vscode.commands.executeCommand('relay.replaceSecretValue');
      await hands.choose('registryPassword');
      const box = await hands.type('registryPassword', 'another');
      assert.equal(box.password, true);
      await replaced;
      await hands.message(/^Replaced the value of the secret "registryPassword"/);
      assert.equal(relay.storedSecrets(deployWeb)?.registryPassword, 'another');
    });

    test('one is deleted after a question, and is missing then', async () => {
      const uri = await openDeployWeb();
      const secret = { workflow: deployWeb, name: 'registryPassword' };
      await vscode.commands.executeCommand('relay.deleteSecret', secret);
      assert.ok(relay.storedSecrets(deployWeb)?.registryPassword);
      const sure = hands.answer('Delete');
      await vscode.commands.executeCommand('relay.deleteSecret', secret);
      assert.match(
        (await sure).text,
        /^Delete the secret "registryPassword" of workflow release\/deploy-web from account acme\?$/,
      );
      await hands.message(/^Deleted the secret "registryPassword"/);
      await untilDiagnostics(uri, ['secret-missing registryPassword', ...missing]);
      assert.deepEqual(relay.storedSecrets(deployWeb), {});
      await vscode.commands.executeCommand('relay.deleteSecret', secret);
      await hands.message(/has no secret "registryPassword" that is known now/);
    });

    test('one that somebody else has just deleted is as wanted', async () => {
      await openDeployWeb();
      const sure = hands.answer('Delete');
      relay.fault({ kind: 'drop', processed: true, method: 'DELETE' });
      await vscode.commands.executeCommand('relay.deleteSecret', { workflow: deployWeb, name: 'registryPassword' });
      await sure;
      assert.deepEqual(relay.storedSecrets(deployWeb), {});
      assert.equal(requestsOf('DELETE'), 1);
      // For the document, for the question, and for what came of it.
      assert.equal(requestsOf('GET', secretsPath), 3);
    });

    test('a failing service makes nothing missing', async () => {
      relay.fault({ kind: 'status', status: 503, path: secretsPath, times: 10 });
      const { uri } = await openSample('deploy-web.yaml');
      await signIn(hands, relay.token);
      await untilStatus(/no usable answer now/);
      assert.deepEqual(diagnosticsOf(uri), []);
      relay.clearFaults();
      await vscode.commands.executeCommand('relay.refreshAccount');
      await untilDiagnostics(uri, missing);
    });

    test('a workflow that is not clear is chosen once, changed, and forgotten', async () => {
      const uri = await openWorkflow(unnamed);
      await signIn(hands, relay.token);
      await untilStatus(/^Secrets not checked \| no workflow of this name$/);
      assert.deepEqual(diagnosticsOf(uri), []);
      const [choose] = await actionsAt(uri, 'deployToken');
      assert.equal(choose?.title, 'Choose which workflow of acme this file is…');
      const chosen = run(choose.command!);
      await hands.choose('release/tag-and-announce');
      await chosen;
      await untilDiagnostics(uri, missing);
      await untilStatus(/^Workflow release\/tag-and-announce \| 0 secrets/);

      const changed = vscode.commands.executeCommand('relay.chooseWorkflow');
      await hands.choose('None of These');
      await changed;
      await untilDiagnostics(uri, []);
      await untilStatus(/^Secrets not checked \| no workflow of the account$/);

      const forgotten = vscode.commands.executeCommand('relay.chooseWorkflow');
      await hands.choose('Forget the Choice');
      await forgotten;
      await untilStatus(/no workflow of this name/);
    });

    test('the name at the top says which workflow it is', async () => {
      const uri = await openWorkflow(`name: tag-and-announce\n${unnamed}`);
      await signIn(hands, relay.token);
      await untilDiagnostics(uri, missing);
      await untilStatus(/^Workflow release\/tag-and-announce/);
    });

    test('another account forgets them', async () => {
      const uri = await openDeployWeb();
      await vscode.commands.executeCommand('relay.signOut');
      await untilDiagnostics(uri, []);
      await untilStatus(/^$/);
    });
  });
}
