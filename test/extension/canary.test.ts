/** Secrets that stand out, sent along every path that the extension has, and looked for in everything it says. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleAccount, type RelayApiServer } from '../relayApi';
import type { Hands } from './hands';
import type { Overheard } from './overheard';
import { openWorkflow, useRelayApi } from './scene';
import { openSample, untilDiagnostics } from './window';

const token = 'canary-token-5b1f';
const secret = 'canary-value-77aa';
const workflowSecret = 'canary-secret-3c9d';
const replacement = 'canary-replacement-10bf';
const shownOnce = 'canary-shown-once-e2e4';

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

    useRelayApi(hands, (started) => (relay = started), {
      account: { ...sampleAccount, displayOnce: { puppet: { token: shownOnce } } },
    });
    setup(async () => {
      relay.issueToken(token);
      uri = await openWorkflow(workflow);
    });

    /** What can be done with a connection once it is there, with a service that repeats what it was sent. */
    const goThroughVerbs = async (): Promise<void> => {
      const about = (name: string) => ({ connection: { type: 'aws', name } });
      const refuse = (method: string, path: RegExp, sent = ''): void =>
        relay.fault({ kind: 'status', status: 422, method, path, message: `Not good: ${token} ${sent}` });

      refuse('PUT', /connections/, replacement);
      const refused = hands.answer('Edit the Fields');
      const replaced = vscode.commands.executeCommand('relay.replaceConnectionValues', about('prod'));
      await hands.type('accessKeyID', 'AKIAIOSFODNN7EXAMPLE');
      // What is typed and not accepted is kept for coming back to it.
      await hands.type('secretAccessKey', replacement);
      assert.match(await hands.problem(), /has 40 characters/);
      await hands.back();
      await hands.type('accessKeyID', 'AKIAIOSFODNN7EXAMPLE');
      await hands.type('secretAccessKey', '');
      await hands.problem();
      await hands.type('secretAccessKey', '');
      await hands.type('sessionToken', '');
      await hands.choose('Replace the Values');
      assert.match((await refused).text, /Not good: \[redacted\] \[redacted\]/);
      await hands.type('accessKeyID', 'AKIAIOSFODNN7EXAMPLE');
      const tested = hands.answer('Test Connection');
      refuse('POST', /\/test$/);
      await hands.choose('Replace the Values');
      await tested;
      await replaced;
      await hands.message(/^Could not test the aws connection "prod"/);
      assert.equal(relay.stored('aws', 'prod')?.secretAccessKey, replacement);

      refuse('PUT', /connections/);
      const again = hands.answer('Choose Another Name');
      const whole = hands.answer('Rename Only');
      const renamed = vscode.commands.executeCommand('relay.renameConnection', about('prod'));
      await hands.type('New name', 'live');
      await whole;
      await again;
      const once = hands.answer('Rename Only');
      await hands.type('New name', 'live');
      await once;
      await renamed;
      await untilDiagnostics(uri, ["connection-missing 'prod'"]);

      refuse('DELETE', /connections/);
      let confirmed = hands.answer('Delete');
      await vscode.commands.executeCommand('relay.deleteConnection', about('live'));
      await confirmed;
      await hands.message(/^Could not delete the aws connection "live"/);
      confirmed = hands.answer('Delete');
      await vscode.commands.executeCommand('relay.deleteConnection', about('live'));
      await confirmed;
      assert.equal(relay.stored('aws', 'live'), undefined);

      const copied = hands.answer('Copy');
      const made = vscode.commands.executeCommand('relay.createConnection', { type: 'puppet', name: 'servers' });
      await hands.type('relayAPIURL', '');
      await hands.type('token', '');
      await hands.choose('Create');
      assert.match((await copied).detail ?? '', new RegExp(shownOnce));
      await made;
      assert.equal(await vscode.env.clipboard.readText(), shownOnce);
    };

    test('no token and no value of a connection or a secret reaches the language server, the log or the screen', async () => {
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

      await goThroughVerbs();

      // A secret of a workflow, too.
      const deploy = await openSample('deploy-web.yaml');
      await untilDiagnostics(deploy.uri, ['secret-missing deployToken']);
      relay.fault({
        kind: 'status',
        status: 422,
        method: 'POST',
        path: /\/secrets$/,
        message: `Not a good secret: ${workflowSecret}`,
      });
      const secretCreated = vscode.commands.executeCommand('relay.createSecret', {
        workflow: 'release/deploy-web',
        name: 'deployToken',
      });
      const edit = hands.answer('Edit the Value');
      await hands.type('deployToken', workflowSecret);
      assert.match((await edit).text, /Not a good secret: \[redacted\]/);
      assert.equal((await hands.type('deployToken', '')).value, '');
      await secretCreated;
      await untilDiagnostics(deploy.uri, []);
      assert.equal(relay.storedSecrets('release/deploy-web')?.deployToken, workflowSecret);

      relay.revokeToken(token);
      await vscode.commands.executeCommand('relay.refreshAccount');
      await hands.message(/does not accept this sign-in/);

      // What is listened to is where things are said.
      assert.ok(overheard.server.some((text) => text.includes('acme-workspace')));
      assert.ok(overheard.log.some((text) => text.includes('Relay account acme')));
      assert.ok(overheard.onScreen().some((text) => text.includes('Created aws connection "prod"')));
      assert.ok(overheard.server.some((text) => text.includes('registryPassword')));
      const said = [...overheard.server, ...overheard.log, ...overheard.onScreen()];
      assert.deepEqual(
        said.filter((text) => text.includes('canary-')),
        [],
      );
    });
  });
}
