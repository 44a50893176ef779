import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startRelayApi, type RelayApiServer } from '../relayApi';
import { untilThere } from '../until';
import type { Hands } from './hands';
import {
  accountStatus,
  awsKey,
  lackingBoth,
  openWorkflow,
  signIn,
  typeAwsFields,
  untilAccountStatus,
  useRelayApi,
  withCliConfig,
} from './scene';
import { closeAll, configure, diagnosticsOf, documentAt, openSample, openUntitled, untilDiagnostics } from './window';

const bothMissing = ["connection-missing 'prod'", 'connection-missing ops'];

/** Titles of what the lightbulb offers; VS Code keeps what is disabled to itself. */
async function actionsAt(uri: vscode.Uri, text: string): Promise<string[]> {
  const document = documentAt(uri);
  const at = document.positionAt(document.getText().indexOf(text));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(at, at),
  );
  return actions.map(({ title }) => title);
}

export function accountTests(hands: Hands): void {
  let relay: RelayApiServer;

  suite('the account', () => {
    useRelayApi(hands, (started) => (relay = started));

    test('signed out, nothing is missing', async () => {
      const { uri } = await openSample('start-here.yaml');
      await untilAccountStatus(hands, /^Not signed in to Relay/);
      assert.deepEqual(
        diagnosticsOf(uri).filter((line) => line.includes('missing')),
        [],
      );
      assert.equal(relay.requests().length, 0);
    });

    test('a token is checked before it is kept', async () => {
      const signedIn = vscode.commands.executeCommand('relay.signIn');
      await hands.choose('Paste an API Token');
      await hands.type('API token', 'no-such-token');
      assert.match(await hands.problem(), /does not know this token/);
      await hands.escape();
      await signedIn;
      assert.match(accountStatus(hands), /^Not signed in/);
    });

    test('signing in marks what is missing, signing out unmarks it', async () => {
      const uri = await openWorkflow(lackingBoth);
      await signIn(hands, relay.token);
      await untilDiagnostics(uri, bothMissing);
      await untilAccountStatus(hands, /^acme: \d+ connections \| checked /);
      await vscode.commands.executeCommand('relay.signOut');
      await untilDiagnostics(uri, []);
      await untilAccountStatus(hands, /^Not signed in/);
    });

    test('a list that has not changed is not sent again, and the name of the account is asked for once', async () => {
      const tagging = await startRelayApi({ entityTags: true });
      await configure('relay.api.url', tagging.url);
      const uri = await openWorkflow(lackingBoth);
      await signIn(hands, tagging.token);
      await untilDiagnostics(uri, bothMissing);
      const before = tagging.requests({ path: '/api/account' }).length;
      await vscode.commands.executeCommand('relay.refreshAccount');
      await vscode.commands.executeCommand('relay.refreshAccount');
      await untilDiagnostics(uri, bothMissing);
      const reads = tagging.requests({ path: '/api/connections' }).map(({ status }) => status);
      assert.deepEqual(reads, [200, 304, 304]);
      assert.equal(tagging.requests({ path: '/api/account' }).length, before);
      await tagging.close();
    });

    test('a failing service makes nothing missing, and says what is wrong', async () => {
      const uri = await openWorkflow(lackingBoth);
      relay.fault({ kind: 'status', status: 503, path: '/api/connections', times: 10 });
      await signIn(hands, relay.token);
      await untilAccountStatus(hands, /status 503/);
      assert.deepEqual(diagnosticsOf(uri), []);
    });

    test('when a later read fails, the last good list stays in use', async () => {
      const uri = await openWorkflow(lackingBoth);
      await signIn(hands, relay.token);
      await untilDiagnostics(uri, bothMissing);
      relay.fault({ kind: 'drop', path: '/api/connections', times: 10 });
      await vscode.commands.executeCommand('relay.refreshAccount');
      await untilAccountStatus(hands, /^acme: .*cannot be reached/);
      await untilDiagnostics(uri, bothMissing);
    });

    test('a token in the environment is a login by itself', async () => {
      const uri = await openWorkflow(lackingBoth);
      process.env.RELAY_API_TOKEN = relay.token;
      process.env.RELAY_API_URL = relay.url;
      try {
        await vscode.commands.executeCommand('relay.refreshAccount');
        await untilDiagnostics(uri, bothMissing);
        assert.equal(hands.statusItems.get('relay.login')?.text, 'Signed in by RELAY_API_TOKEN');
      } finally {
        delete process.env.RELAY_API_TOKEN;
        delete process.env.RELAY_API_URL;
      }
    });

    test("the Relay CLI's login is used once the user chose it, and its token is read anew each time", () =>
      withCliConfig(async (write) => {
        const uri = await openWorkflow(lackingBoth);
        const writeToken = (token: string): Promise<void> =>
          write(
            `contexts:\n  relaysh:\n    apidomain: ${relay.url}\n    auth:\n      tokens:\n        session: ${token}\n`,
          );
        await writeToken(relay.token);
        assert.deepEqual(diagnosticsOf(uri), []);
        const signedIn = vscode.commands.executeCommand('relay.signIn');
        await hands.choose("Use the Relay CLI's Login");
        await signedIn;
        await untilDiagnostics(uri, bothMissing);
        await writeToken('expired');
        await vscode.commands.executeCommand('relay.refreshAccount');
        await untilAccountStatus(hands, /the sign-in has ended/);
        await writeToken(relay.issueToken());
        await vscode.commands.executeCommand('relay.refreshAccount');
        await untilAccountStatus(hands, /^acme: \d+ connections \| checked [^;]*$/);
      }));

    test('a token is not sent to another address', async () => {
      const uri = await openWorkflow(lackingBoth);
      await signIn(hands, relay.token);
      const other = await startRelayApi();
      await configure('relay.api.url', other.url);
      await vscode.commands.executeCommand('relay.refreshAccount');
      await untilDiagnostics(uri, bothMissing);
      assert.equal(other.requests().length, 0);
      await other.close();
    });

    test('names of the account are completed', async () => {
      const uri = await openWorkflow(lackingBoth);
      await signIn(hands, relay.token);
      await untilDiagnostics(uri, bothMissing);
      const at = documentAt(uri).positionAt(documentAt(uri).getText().indexOf('prod'));
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        at,
      );
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      for (const name of ['production', 'staging']) assert.ok(labels.includes(name), `${name} in ${labels.join(', ')}`);
      assert.ok(!labels.includes('acme-workspace'), 'no names of another type');
    });
  });

  suite('creating a connection', () => {
    let uri: vscode.Uri;

    useRelayApi(hands, (started) => (relay = started));
    setup(async () => {
      uri = await openWorkflow(lackingBoth);
      await signIn(hands, relay.token);
      await untilDiagnostics(uri, bothMissing);
    });

    /** What the lightbulb at the first marked name offers. */
    const createAction = async (): Promise<vscode.Command> => {
      const [diagnostic] = vscode.languages.getDiagnostics(uri);
      assert.ok(diagnostic);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        diagnostic.range,
      );
      const create = actions.find(({ command }) => command?.command === 'relay.createConnection');
      assert.ok(create?.command, actions.map(({ title }) => title).join(', '));
      return create.command;
    };
    const run = ({ command, arguments: values }: vscode.Command): Thenable<unknown> =>
      vscode.commands.executeCommand(command, ...((values ?? []) as unknown[]));

    const browserOpened = (): Promise<string> =>
      untilThere('the browser', () => hands.opened.find((url) => url.startsWith(relay.url)));

    test('from the lightbulb: the squiggle goes and the service holds the values', async () => {
      const created = run(await createAction());
      const box = await hands.type('accessKeyID', awsKey.id);
      assert.equal(`${box.title} ${box.step}/${box.totalSteps}`, 'Create aws connection "prod" in acme 1/4');
      assert.equal(box.ignoreFocusOut, true);
      assert.equal(box.password, false);
      assert.equal((await hands.type('secretAccessKey', awsKey.secret)).password, true);
      await hands.type('sessionToken', '');
      await hands.choose('Create');
      await created;
      await untilDiagnostics(uri, ['connection-missing ops']);
      assert.deepEqual(relay.stored('aws', 'prod'), { accessKeyID: awsKey.id, secretAccessKey: awsKey.secret });
      await hands.message(/^Created aws connection "prod" in acme\.$/);
    });

    test('a required field is not left empty, and Back keeps what was typed', async () => {
      const created = run(await createAction());
      await hands.type('accessKeyID', '');
      assert.match(await hands.problem(), /Access key ID is needed/);
      await hands.type('accessKeyID', awsKey.id);
      await hands.type('secretAccessKey', awsKey.secret);
      await hands.back();
      const secret = await hands.type('secretAccessKey', '');
      assert.match(secret.placeholder ?? '', /^set: press Enter/);
      await hands.type('sessionToken', '');
      await hands.choose('Create');
      await created;
      assert.deepEqual(relay.stored('aws', 'prod'), { accessKeyID: awsKey.id, secretAccessKey: awsKey.secret });
    });

    test('what was typed and not accepted is there again after Back', async () => {
      const created = run(await createAction());
      await hands.type('accessKeyID', awsKey.id);
      await hands.type('secretAccessKey', 'not-forty-characters');
      assert.match(await hands.problem(), /^A secret access key has 40 characters/);
      await hands.back();
      await hands.type('accessKeyID', awsKey.id);
      const secret = await hands.type('secretAccessKey', '');
      assert.match(secret.placeholder ?? '', /^typed before: press Enter/);
      assert.match(await hands.problem(), /^A secret access key has 40 characters/);
      await hands.type('secretAccessKey', '');
      await hands.type('sessionToken', '');
      await hands.choose('Create');
      await created;
      assert.equal(relay.stored('aws', 'prod')?.secretAccessKey, 'not-forty-characters');
    });

    test('what cannot be right is not taken; what looks wrong is, when Enter is pressed again', async () => {
      const created = run(await createAction());
      await hands.type('accessKeyID', 'AKIATEST');
      assert.match(await hands.problem(), /starts with AKIA or ASIA\. Press Enter again to use it as it is\.$/);
      await hands.type('accessKeyID', 'AKIATEST');
      for (let times = 0; times < 2; times++) {
        await hands.type('secretAccessKey', awsKey.id);
        assert.match(await hands.problem(), /^This is the ID of an access key\./);
      }
      await hands.type('secretAccessKey', ` ${awsKey.secret} `);
      await hands.type('sessionToken', '');
      await hands.choose('Create');
      await created;
      assert.deepEqual(relay.stored('aws', 'prod'), { accessKeyID: 'AKIATEST', secretAccessKey: awsKey.secret });
    });

    test('Escape creates nothing', async () => {
      const created = run(await createAction());
      await hands.type('accessKeyID', awsKey.id);
      await hands.escape();
      await created;
      assert.equal(relay.requests({ method: 'POST', path: '/api/connections' }).length, 0);
    });

    test('what the service refuses is changed where it says, and the rest is not typed again', async () => {
      relay.fault({
        kind: 'status',
        status: 422,
        method: 'POST',
        path: '/api/connections',
        message: 'secretAccessKey is not known',
      });
      const created = run(await createAction());
      await hands.type('accessKeyID', awsKey.id);
      await hands.type('secretAccessKey', awsKey.secret.toLowerCase());
      await hands.type('sessionToken', '');
      const refused = hands.answer('Edit the Fields');
      await hands.choose('Create');
      assert.match((await refused).text, /aws connection "prod".*secretAccessKey is not known/);
      await hands.type('secretAccessKey', awsKey.secret);
      await hands.choose('Create');
      await created;
      assert.deepEqual(relay.stored('aws', 'prod'), { accessKeyID: awsKey.id, secretAccessKey: awsKey.secret });
    });

    test('a sign-in that ended is renewed in between, and nothing is typed again', async () => {
      relay.fault({ kind: 'status', status: 401, method: 'POST', path: '/api/connections' });
      const created = run(await createAction());
      await typeAwsFields(hands);
      const refused = hands.answer('Sign In Again');
      await hands.choose('Create');
      await refused;
      await hands.choose('Paste an API Token');
      await hands.type('API token', relay.token);
      await created;
      assert.deepEqual(relay.stored('aws', 'prod'), { accessKeyID: awsKey.id, secretAccessKey: awsKey.secret });
    });

    test('without an answer the list is asked: a connection that is there was created', async () => {
      relay.fault({ kind: 'drop', processed: true, method: 'POST', path: '/api/connections' });
      const created = run(await createAction());
      await typeAwsFields(hands);
      await hands.choose('Create');
      await created;
      await untilDiagnostics(uri, ['connection-missing ops']);
      assert.equal(relay.requests({ method: 'POST', path: '/api/connections' }).length, 1);
    });

    test('who may not create is offered a way on', async () => {
      await vscode.commands.executeCommand('relay.signOut');
      assert.deepEqual(await actionsAt(uri, 'prod'), ['Sign In to Relay to Create Connections…']);
      await signIn(hands, relay.viewerToken);
      await untilDiagnostics(uri, bothMissing);
      const actions = await actionsAt(uri, 'prod');
      assert.ok(actions.includes('Ask an Administrator of acme…'), actions.join());
      assert.ok(!actions.some((title) => title.startsWith('Create')), actions.join());
    });

    test('a viewer is sent to an administrator, with a text to send', async () => {
      await vscode.commands.executeCommand('relay.signOut');
      await signIn(hands, relay.viewerToken);
      await untilDiagnostics(uri, bothMissing);
      const refused = hands.answer('Copy a Request for an Administrator');
      await vscode.commands.executeCommand('relay.createConnection', { type: 'aws', name: 'prod' });
      assert.match((await refused).text, /Ask an administrator of acme/);
      assert.match(await vscode.env.clipboard.readText(), /type: aws, name: prod/);
      assert.equal(relay.requests({ method: 'POST', path: '/api/connections' }).length, 0);
    });

    test('who may not even see the connections can ask an administrator for one', async () => {
      relay.fault({ kind: 'status', status: 403, method: 'GET', path: '/api/connections', times: 10 });
      await vscode.commands.executeCommand('relay.signOut');
      await signIn(hands, relay.token);
      const refused = hands.answer('Copy a Request for an Administrator');
      await vscode.commands.executeCommand('relay.createConnection', { type: 'aws', name: 'prod' });
      assert.match((await refused).text, /your role .* does not allow it\. Ask an administrator/);
      assert.equal(
        await vscode.env.clipboard.readText(),
        'Please add this connection to the Relay account acme; a workflow of mine refers to it:\n- type: aws, name: prod\n',
      );
    });

    test('a key of several lines comes from the clipboard; one that cannot be right is not taken, one that can is mended', async () => {
      const key = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n';
      await vscode.env.clipboard.writeText('ssh-ed25519 AAAA me@example.com');
      const created = vscode.commands.executeCommand('relay.createConnection', { type: 'ssh', name: 'key' });
      await hands.choose('From the Clipboard');
      assert.match(await hands.detail('From a File…'), /^\$\(error\) This is the public key/);
      await vscode.env.clipboard.writeText(key.trimEnd().replaceAll('\n', ' '));
      await hands.choose('From the Clipboard');
      assert.match(await hands.detail('Repair'), /Its lines were joined/);
      await hands.choose('Repair', 'break it into lines');
      await hands.choose('Continue', 'set (3 lines)');
      await hands.choose('Leave It Out');
      await hands.choose('Create');
      await created;
      assert.deepEqual(relay.stored('ssh', 'key'), { sshKey: key });
    });

    test('the field names of a type that nobody knows are asked for', async () => {
      const created = vscode.commands.executeCommand('relay.createConnection', { type: 'zendesk' });
      await hands.type('Name of the zendesk connection', 'desk');
      await hands.type('Name of a field', 'host');
      await hands.choose('Not Secret');
      await hands.type('host', 'desk.example');
      await hands.choose('Add Another Field');
      await hands.type('Name of another field', 'token');
      await hands.choose('Secret');
      assert.equal((await hands.type('token', 'hush')).password, true);
      await hands.choose('Done');
      await hands.choose('Create');
      await created;
      assert.deepEqual(relay.stored('zendesk', 'desk'), { host: 'desk.example', token: 'hush' });
    });

    test('the palette asks for the type first', async () => {
      const created = vscode.commands.executeCommand('relay.createConnection');
      assert.equal(await hands.choose('slack'), 'Create connection in acme');
      await hands.type('Name of the slack connection', 'ops');
      await hands.type('apiToken', 'xoxb-1');
      await hands.choose('Create');
      await created;
      await untilDiagnostics(uri, ["connection-missing 'prod'"]);
    });

    test('a name that the account has is not taken twice', async () => {
      const created = vscode.commands.executeCommand('relay.createConnection', { type: 'aws' });
      await hands.type('Name of the aws connection', 'production');
      assert.match(await hands.problem(), /already has the aws connection "production"/);
      await hands.escape();
      await created;
    });

    test('what the service shows once is shown, and can be copied', async () => {
      const shown = hands.answer('Copy');
      const created = vscode.commands.executeCommand('relay.createConnection', { type: 'puppet', name: 'server' });
      await hands.type('relayAPIURL', '');
      await hands.type('token', '');
      await hands.choose('Create');
      assert.match((await shown).text, /cannot be seen again/);
      await created;
      assert.match(await vscode.env.clipboard.readText(), /sample-token-for-your-puppet-server/);
    });

    test('one that somebody else has created meanwhile is used, also where the service calls a second one invalid', async () => {
      const created = run(await createAction());
      await typeAwsFields(hands);
      relay.addConnection({ type: 'aws', name: 'prod', fields: { accessKeyID: 'of another' } });
      relay.fault({ kind: 'status', status: 422, method: 'POST', path: '/api/connections', message: 'Taken.' });
      const taken = hands.answer('Use the Existing One');
      await hands.choose('Create');
      const { text, buttons } = await taken;
      assert.match(text, /already has one of this type and name\. Use that one .*Relay says: Taken\.$/);
      assert.deepEqual(buttons, ['Use the Existing One', 'Choose Another Name']);
      await created;
      await untilDiagnostics(uri, ['connection-missing ops']);
      assert.deepEqual(relay.stored('aws', 'prod'), { accessKeyID: 'of another' });
    });

    test('one that is authorized in the browser is created when the account has it', async () => {
      const created = vscode.commands.executeCommand('relay.createConnection', { type: 'bitbucket', name: 'bot' });
      await hands.choose('Authorize in the Browser', 'bitbucket connection "bot"');
      const state = new URL(await browserOpened()).searchParams.get('state') ?? '';
      await fetch(`${relay.url}/authorize`, { method: 'POST', body: new URLSearchParams({ state }) });
      await vscode.commands.executeCommand('relay.refreshAccount');
      await created;
      await hands.message(/^Created bitbucket connection "bot" in acme\.$/);
    });

    test('one that is authorized in the browser is not waited for in another account', async () => {
      const created = vscode.commands.executeCommand('relay.createConnection', { type: 'bitbucket', name: 'robot' });
      await hands.choose('Authorize in the Browser', 'bitbucket connection "robot"');
      await browserOpened();
      await vscode.commands.executeCommand('relay.signOut');
      await created;
      assert.deepEqual(hands.messages(/^Created bitbucket connection "robot"/), []);
    });

    test('what was created is tested when the user says so, and not before', async () => {
      const test = hands.answer('Test It');
      const created = run(await createAction());
      await typeAwsFields(hands);
      await hands.choose('Create');
      await created;
      assert.equal((await test).text, 'Created aws connection "prod" in acme.');
      await hands.message(/^The aws connection "prod" works: Relay has just tested it\.$/);
      assert.equal(relay.requests({ method: 'POST', path: /\/test$/ }).length, 1);
    });

    test('what was created and is not on the list that could be read is not tested, which is said', async () => {
      const test = hands.answer('Test It');
      const created = run(await createAction());
      await typeAwsFields(hands);
      relay.fault({
        kind: 'status',
        status: 418,
        path: '/api/connections',
        method: 'GET',
        message: 'Not now.',
        times: 10,
      });
      await hands.choose('Create');
      await created;
      await test;
      await hands.message(/status 418/);
      assert.equal(relay.requests({ method: 'POST', path: /\/test$/ }).length, 0);
    });

    test('all that the workflow lacks is created in one pass, and tested', async () => {
      const test = hands.answer('Test Them');
      const created = vscode.commands.executeCommand('relay.createMissingConnections');
      assert.deepEqual(await hands.acceptChecked(), ['prod', 'ops']);
      assert.match((await hands.type('accessKeyID', awsKey.id)).title ?? '', /^\(1 of 2\) Create aws/);
      await hands.type('secretAccessKey', awsKey.secret);
      await hands.type('sessionToken', '');
      await hands.choose('Create');
      assert.match((await hands.type('apiToken', 'xoxb-1')).title ?? '', /^\(2 of 2\) Create slack/);
      await hands.choose('Create');
      await created;
      await untilDiagnostics(uri, []);
      assert.ok(relay.stored('aws', 'prod'));
      assert.ok(relay.stored('slack', 'ops'));
      assert.equal((await test).text, 'Created 2 of 2 connections in acme: aws "prod" and slack "ops".');
      await hands.message(/^All 2 connections work: /);
    });

    test('a name that is chosen anew in a pass is the one that its end tells', async () => {
      const created = vscode.commands.executeCommand('relay.createMissingConnections');
      await hands.acceptChecked();
      relay.fault({ kind: 'status', status: 409, method: 'POST', path: '/api/connections' });
      const taken = hands.answer('Choose Another Name');
      await typeAwsFields(hands);
      await hands.choose('Create');
      assert.match((await taken).text, /already has one of this type and name/);
      await hands.type('Name of the aws connection', 'prod-2');
      await hands.choose('Create', 'aws connection "prod-2"');
      await hands.type('apiToken', 'xoxb-1');
      await hands.choose('Create');
      await created;
      await hands.message(/^Created 2 of 2 connections in acme: aws "prod-2" and slack "ops"\.$/);
    });

    test('in the middle of a pass Escape leaves one out or ends it, and the end says what is still missing', async () => {
      let created = vscode.commands.executeCommand('relay.createMissingConnections');
      await hands.acceptChecked();
      await hands.type('accessKeyID', awsKey.id);
      await hands.escape();
      assert.equal(await hands.choose('Stop'), '(1 of 2) The aws Connection "prod" Was Not Created');
      await created;
      await hands.message(/^No connection was created in acme\. Still missing: aws "prod" and slack "ops"\.$/);
      created = vscode.commands.executeCommand('relay.createMissingConnections');
      await hands.acceptChecked();
      await hands.type('accessKeyID', awsKey.id);
      await hands.escape();
      await hands.choose('Go On', 'with slack "ops"');
      await hands.type('apiToken', 'xoxb-1');
      await hands.choose('Create');
      await created;
      await hands.message(/^Created 1 of 2 connections in acme: slack "ops"\. Still missing: aws "prod"\.$/);
    });

    test('a name that the account has for another type is left for the user to check', async () => {
      const { uri: other } = await openUntitled(`steps:
- name: one
  image: relaysh/core
  spec:
    connection: \${connections.aws.'acme-workspace'}
- name: two
  image: relaysh/core
  spec:
    connection: \${connections.slack.'ops'}
`);
      await untilDiagnostics(other, ['connection-wrong-type aws', "connection-missing 'ops'"]);
      const created = vscode.commands.executeCommand('relay.createMissingConnections');
      assert.equal(await hands.detail('acme-workspace'), 'acme has this name for type slack: which is meant?');
      assert.deepEqual(await hands.acceptChecked(), ['ops']);
      await hands.escape();
      await created;
    });

    test('without a workflow, or with nothing to create, a pass says so', async () => {
      await closeAll();
      await vscode.commands.executeCommand('relay.createMissingConnections');
      await hands.message(/^Open a Relay workflow first/);
      await openUntitled(
        'apiVersion: v1\nkind: Workflow\nsteps:\n- name: one\n  image: relaysh/core\n',
        'relay-workflow',
      );
      await vscode.commands.executeCommand('relay.createMissingConnections');
      await hands.message(/^Account acme lacks no connection/);
    });

    test('an account that cannot be read is asked once for each try', async () => {
      const reads = (): number => relay.requests({ method: 'GET', path: '/api/connections' }).length;
      relay.fault({ kind: 'status', status: 403, method: 'GET', path: '/api/connections', times: 10 });
      await vscode.commands.executeCommand('relay.signOut');
      await signIn(hands, relay.token);
      const before = reads();
      const tried = hands.answer('Try Again');
      const copied = hands.answer('Copy a Request for an Administrator');
      const created = vscode.commands.executeCommand('relay.createConnection', { type: 'aws', name: 'prod' });
      await tried;
      await copied;
      await created;
      assert.equal(reads() - before, 2);
    });

    test('signed out, a pass begins with signing in', async () => {
      await vscode.commands.executeCommand('relay.signOut');
      const created = vscode.commands.executeCommand('relay.createMissingConnections');
      await hands.choose('Paste an API Token');
      await hands.type('API token', relay.token);
      assert.deepEqual(await hands.acceptChecked(), ['prod', 'ops']);
      await hands.escape();
      await hands.choose('Stop');
      await created;
    });
  });
}
