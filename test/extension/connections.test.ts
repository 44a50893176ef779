import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startRelayApi, type RelayApiServer } from '../relayApi';
import { until, type Hands } from './hands';
import { closeAll, configure, documentAt, openUntitled, untilDiagnostics } from './window';

const workflow = `steps:
- name: one
  image: relaysh/core
  spec:
    cluster: \${connections.kubernetes.'cluster-eu'}
    connection: !Connection { type: aws, name: production }
`;

export function connectionTests(hands: Hands): void {
  let relay: RelayApiServer;
  let uri: vscode.Uri;

  const signIn = async (token: string): Promise<void> => {
    const signedIn = vscode.commands.executeCommand('relay.signIn');
    await hands.choose('Paste an API Token');
    await hands.type('API token', token);
    await signedIn;
  };
  const run = (verb: string, type?: string, name?: string): Thenable<unknown> =>
    vscode.commands.executeCommand(`relay.${verb}`, ...(type === undefined ? [] : [{ connection: { type, name } }]));
  const open = async (text: string): Promise<vscode.Uri> => {
    const document = await openUntitled(text);
    await until('the language', () => (documentAt(document.uri).languageId === 'relay-workflow' ? true : undefined));
    return document.uri;
  };

  suite('the connections of the account', () => {
    setup(async () => {
      relay = await startRelayApi();
      await configure('relay.api.url', relay.url);
      uri = await open(workflow);
      await signIn(relay.token);
      await untilDiagnostics(uri, ["connection-unavailable 'cluster-eu'"]);
    });
    teardown(async () => {
      await vscode.commands.executeCommand('relay.signOut');
      await configure('relay.api.url', undefined);
      await closeAll();
      await relay.close();
    });

    test('one that works is said to work', async () => {
      await run('testConnection', 'aws', 'production');
      await hands.message(/^The aws connection "production" works: Relay has just tested it\.$/);
      assert.equal(relay.requests({ method: 'POST', path: /\/test$/ }).length, 1);
    });

    test('the palette asks which one to test', async () => {
      const tested = run('testConnection');
      assert.equal(await hands.choose('analytics', 'gcp'), 'Test a Connection of acme');
      await tested;
      await hands.message(/^The gcp connection "analytics" works/);
    });

    test('one that fails says why, and leads to what mends it', async () => {
      const failed = hands.answer('Test Again');
      void run('testConnection', 'kubernetes', 'cluster-eu');
      const { text, buttons } = await failed;
      assert.match(text, /"cluster-eu" does not work.*the token may have expired\.$/);
      assert.deepEqual(buttons, ['Replace Values…', 'Test Again']);
      await until('another test', () =>
        relay.requests({ method: 'POST', path: /\/test$/ }).length === 2 ? true : undefined,
      );
    });

    test('one that is gone is said to be, and the workflow lacks it', async () => {
      relay.removeConnection('kubernetes', 'cluster-eu');
      await run('testConnection', 'kubernetes', 'cluster-eu');
      await hands.message(
        /^Could not test the kubernetes connection "cluster-eu": it is not \(or no longer\) on account/,
      );
      await untilDiagnostics(uri, ["connection-missing 'cluster-eu'"]);
    });

    test('a verdict that is none is passed on as it is', async () => {
      relay.fault({
        kind: 'wrongShape',
        method: 'POST',
        path: /\/test$/,
        body: { availability: { status: 'pending' } },
      });
      void run('testConnection', 'aws', 'staging');
      await hands.message(/"staging" was tested, and Relay does not say whether it works \(its status is "pending"\)/);
    });

    test('without an answer the test can be tried again', async () => {
      relay.fault({ kind: 'drop', method: 'POST', path: /\/test$/ });
      const failed = hands.answer('Try Again');
      const tested = run('testConnection', 'slack', 'acme-workspace');
      assert.match((await failed).text, /^Could not test the slack connection "acme-workspace": .*cannot be reached/);
      await tested;
      await hands.message(/^The slack connection "acme-workspace" works/);
    });

    test('who may not test is sent to an administrator, with a text to send', async () => {
      await vscode.commands.executeCommand('relay.signOut');
      await signIn(relay.viewerToken);
      const refused = hands.answer('Copy a Request for an Administrator');
      await run('testConnection', 'aws', 'production');
      assert.match((await refused).text, /^Could not test .* your role on account acme does not allow it/);
      assert.equal(
        await vscode.env.clipboard.readText(),
        'Please test the aws connection "production" in the Relay account acme; my role there does not allow me to.\n',
      );
    });

    test('one that the account does not have is named', async () => {
      await run('testConnection', 'aws', "it's gone");
      await hands.message(/^Account acme has no aws connection "it's gone" \(any more\)\.$/);
    });
  });
}
