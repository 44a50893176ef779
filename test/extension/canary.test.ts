/** Secrets that stand out, sent along every path that the extension has, and looked for in everything it says. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startRelayApi, type RelayApiServer } from '../relayApi';
import { until, type Hands } from './hands';
import type { Overheard } from './overheard';
import { closeAll, configure, documentAt, openUntitled, untilDiagnostics } from './window';

const token = 'canary-token-5b1f';
const secret = 'canary-value-77aa';

const workflow = `steps:
- name: one
  image: relaysh/core
  spec:
    connection: \${connections.aws.'prod'}
`;

export function canaryTests(hands: Hands, overheard: Overheard): void {
  suite('secrets', () => {
    let relay: RelayApiServer;
    let uri: vscode.Uri;

    setup(async () => {
      relay = await startRelayApi();
      relay.issueToken(token);
      await configure('relay.api.url', relay.url);
      ({ uri } = await openUntitled(workflow));
      await until('the language', () => (documentAt(uri).languageId === 'relay-workflow' ? true : undefined));
    });
    teardown(async () => {
      await vscode.commands.executeCommand('relay.signOut');
      await configure('relay.api.url', undefined);
      await closeAll();
      await relay.close();
    });

    test('no token and no value of a connection reaches the language server, the log or the screen', async () => {
      const signedIn = vscode.commands.executeCommand('relay.signIn');
      await hands.choose('Paste an API Token');
      await hands.type('API token', 'canary-token-refused');
      await hands.problem();
      await hands.type('API token', token);
      await signedIn;
      await untilDiagnostics(uri, ["connection-missing 'prod'"]);

      // A service that repeats what it was sent.
      relay.fault({
        kind: 'status',
        status: 422,
        method: 'POST',
        path: '/api/connections',
        message: `Not good: ${secret}, said ${token}`,
      });
      const created = vscode.commands.executeCommand('relay.createConnection', { type: 'aws', name: 'prod' });
      await hands.type('accessKeyID', 'AKIAIOSFODNN7EXAMPLE');
      await hands.type('secretAccessKey', secret);
      assert.match(await hands.problem(), /has 40 characters/);
      await hands.type('secretAccessKey', secret);
      await hands.type('sessionToken', '');
      const refused = hands.answer('Edit the Fields');
      await hands.choose('Create');
      assert.match((await refused).text, /Not good/);
      await hands.type('accessKeyID', 'AKIAIOSFODNN7EXAMPLE');
      await hands.choose('Create');
      await created;
      await untilDiagnostics(uri, []);
      assert.equal(relay.stored('aws', 'prod')?.secretAccessKey, secret);

      relay.revokeToken(token);
      await vscode.commands.executeCommand('relay.refreshAccount');
      await hands.message(/does not accept this sign-in/);

      // What is listened to is where things are said.
      assert.ok(overheard.server.some((text) => text.includes('acme-workspace')));
      assert.ok(overheard.log.some((text) => text.includes('Relay account acme')));
      assert.ok(overheard.onScreen().some((text) => text.includes('Created aws connection "prod"')));
      const said = [...overheard.server, ...overheard.log, ...overheard.onScreen()];
      assert.deepEqual(
        said.filter((text) => text.includes('canary-')),
        [],
      );
    });
  });
}
