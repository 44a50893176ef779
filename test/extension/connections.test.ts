import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RelayApiServer } from '../relayApi';
import { until } from '../until';
import type { Hands } from './hands';
import { openWorkflow, signIn, useRelayApi, withCliConfig } from './scene';
import { closeAll, documentAt, openUntitled, untilDiagnostics } from './window';

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

  const run = (verb: string, type?: string, name?: string): Thenable<unknown> =>
    vscode.commands.executeCommand(`relay.${verb}`, ...(type === undefined ? [] : [{ connection: { type, name } }]));

  suite('the connections of the account', () => {
    useRelayApi(hands, (started) => (relay = started));
    setup(async () => {
      uri = await openWorkflow(workflow);
      await signIn(hands, relay.token);
      await untilDiagnostics(uri, ["connection-unavailable 'cluster-eu'"]);
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

    test('the list to pick from stays as it is while somebody types', async () => {
      const tested = run('testConnection');
      const pick = await hands.list('analytics');
      const { items } = pick;
      const typed = new Promise((resolve) => pick.onDidChangeValue(resolve));
      pick.value = 'ana';
      await typed;
      assert.equal(pick.items, items);
      await hands.escape();
      await tested;
    });

    test('one that fails says why, and leads to what mends it', async () => {
      const failed = hands.answer('Test Again');
      void run('testConnection', 'kubernetes', 'cluster-eu');
      const { text, buttons } = await failed;
      assert.match(text, /"cluster-eu" does not work.*the token may have expired\.$/);
      assert.deepEqual(buttons, ['Replace Values…', 'Test Again']);
      await until(
        'another test',
        () => relay.requests({ method: 'POST', path: /\/test$/ }).length,
        (count) => count === 2,
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
      await signIn(hands, relay.viewerToken);
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

    test('one that is deleted is named before, with all that use it', async () => {
      await withFiles({ "it's/deploy.yaml": workflowNaming('production') }, async () => {
        const asked = hands.answer('Delete');
        const deleted = run('deleteConnection', 'aws', 'production');
        const { text, detail } = await asked;
        assert.equal(text, 'Delete the aws connection "production" from account acme?');
        assert.match(detail ?? '', /cannot be read back.*Whatever uses it stops working/);
        assert.match(
          detail ?? '',
          /Used by 2 workflows on the account:\n• infrastructure\/ebs-snapshot-reaper\n• infrastructure\/s3-restrict-public-buckets/,
        );
        assert.match(
          detail ?? '',
          /Used in 3 files of this workspace:\n• for-a-test\/it's\/deploy\.yaml\n• start-here\.yaml\n• Untitled-\d+$/,
        );
        await deleted;
        await hands.message(/^Deleted the aws connection "production" from account acme\.$/);
        assert.equal(relay.stored('aws', 'production'), undefined);
        await untilDiagnostics(uri, ["connection-unavailable 'cluster-eu'", 'connection-missing production']);
      });
    });

    test('who does not wait until the files that use it are found is asked without them', async () => {
      const { findFiles } = vscode.workspace;
      const { withProgress } = vscode.window;
      // A search that ends when it is cancelled, and somebody who cancels what they see.
      vscode.workspace.findFiles = (...[, , , token]) =>
        new Promise((resolve) => token?.onCancellationRequested(() => resolve([])));
      vscode.window.withProgress = (options, task) => {
        const source = new vscode.CancellationTokenSource();
        const end = task({ report: () => undefined }, source.token);
        if (options.title?.startsWith('Looking where')) source.cancel();
        return end;
      };
      try {
        const asked = hands.answer('Delete');
        const deleted = run('deleteConnection', 'aws', 'production');
        assert.match((await asked).detail ?? '', /Which files of this workspace use it could not be found out\.$/);
        await deleted;
      } finally {
        Object.assign(vscode.workspace, { findFiles });
        Object.assign(vscode.window, { withProgress });
      }
    });

    test('one is not deleted without a yes', async () => {
      // A dialog without an answer is put away, as by Escape.
      await run('deleteConnection', 'aws', 'production');
      assert.ok(relay.stored('aws', 'production'));
      assert.equal(relay.requests({ method: 'DELETE' }).filter(({ path }) => path.includes('connections')).length, 0);
    });

    test('one that somebody else has deleted meanwhile is deleted', async () => {
      const asked = hands.answer('Delete');
      const deleted = run('deleteConnection', 'slack', 'acme-workspace');
      relay.fault({ kind: 'status', status: 404, method: 'DELETE', path: /connections/ });
      await asked;
      relay.removeConnection('slack', 'acme-workspace');
      await deleted;
      await hands.message(/^Deleted the slack connection "acme-workspace"/);
    });

    test('without an answer the list tells whether one is deleted', async () => {
      relay.fault({ kind: 'drop', processed: true, method: 'DELETE', path: /connections/ });
      const asked = hands.answer('Delete');
      const deleted = run('deleteConnection', 'ssh', 'deploy-key');
      await asked;
      await deleted;
      await hands.message(/^Deleted the ssh connection "deploy-key"/);
      assert.equal(relay.requests({ method: 'DELETE', path: /connections/ }).length, 1);
    });

    test('one that cannot be deleted now is tried again', async () => {
      relay.fault({ kind: 'status', status: 503, method: 'DELETE', path: /connections/ });
      const asked = hands.answer('Delete');
      const failed = hands.answer('Try Again');
      const deleted = run('deleteConnection', 'jira', 'tickets');
      await asked;
      assert.match((await failed).text, /^Could not delete the jira connection "tickets": .*status 503/);
      await deleted;
      assert.equal(relay.stored('jira', 'tickets'), undefined);
    });

    test('who may not change connections is sent to an administrator before anything is asked', async () => {
      await vscode.commands.executeCommand('relay.signOut');
      await signIn(hands, relay.viewerToken);
      for (const [verb, what] of [
        ['deleteConnection', 'delete'],
        ['renameConnection', 'rename'],
        ['replaceConnectionValues', 'replace the values of'],
        ['reauthorizeConnection', 'authorize again'],
      ] as const) {
        const refused = hands.answer('Copy a Request for an Administrator');
        await run(verb, 'aws', 'production');
        assert.equal(
          (await refused).text,
          `Your role on account acme does not allow you to ${what} the aws connection "production". Ask an administrator of acme.`,
        );
        assert.equal(
          await vscode.env.clipboard.readText(),
          `Please ${what} the aws connection "production" in the Relay account acme; my role there does not allow me to.\n`,
        );
      }
      assert.equal(relay.requests({ method: 'PUT' }).length, 0);
    });

    test('who turns out not to be allowed is sent there as well', async () => {
      relay.fault({ kind: 'status', status: 403, method: 'PUT' });
      const refused = hands.answer('Copy a Request for an Administrator');
      relay.addConnection({ type: 'sendgrid', name: 'mail' });
      const renamed = run('renameConnection', 'sendgrid', 'mail');
      await hands.type('New name', 'post');
      assert.match((await refused).text, /^Could not rename .*your role on account acme does not allow it/);
      await renamed;
      assert.match(await vscode.env.clipboard.readText(), /^Please rename the sendgrid connection "mail" to "post" in/);
    });

    test('one that is renamed has its new name wherever the workspace names it, in every spelling', async () => {
      const files = {
        'a.yaml': workflowNaming('production').replace(
          'aws:',
          "aws: { x: \"${connections.aws.'production'}\", y: !Connection [aws, 'production'] }\n    b:",
        ),
        'b.yml': workflowNaming('production'),
        'node_modules/c.yaml': workflowNaming('production'),
        'd.yaml': workflowNaming('staging'),
      };
      await withFiles(files, async (folder) => {
        const sample = vscode.Uri.joinPath(folder, '..', 'start-here.yaml');
        const sampleBefore = await vscode.workspace.fs.readFile(sample);
        await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'b.yml'));
        const asked = hands.answer('Rename and Change 6 References in 4 Files');
        const renamed = run('renameConnection', 'aws', 'production');
        assert.equal((await hands.type('New name', "it's live")).title, 'Rename aws Connection "production" in acme');
        const { text, detail } = await asked;
        assert.equal(text, 'Rename the aws connection "production" to "it\'s live" in account acme?');
        assert.match(detail ?? '', /Used by 2 workflows on the account/);
        await renamed;
        await hands.message(
          /^Renamed the aws connection "production" to "it's live" in account acme, and changed 6 references in 4 files\.$/,
        );
        assert.ok(relay.stored('aws', "it's live"));
        const now = async (name: string): Promise<string> =>
          Buffer.from(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name))).toString();
        assert.match(
          await now('a.yaml'),
          /x: "\$\{connections\.aws\.'it\\\\'s live'\}", y: !Connection \[aws, 'it''s live'\]/,
        );
        assert.match(await now('a.yaml'), /name: 'it''s live'/);
        assert.match(await now('b.yml'), /name: 'it''s live'/);
        assert.equal(await now('node_modules/c.yaml'), files['node_modules/c.yaml']);
        assert.equal(await now('d.yaml'), files['d.yaml']);
        await untilDiagnostics(uri, ["connection-unavailable 'cluster-eu'"]);
        assert.match(documentAt(uri).getText(), /name: 'it''s live'/);
        assert.match(await now('../start-here.yaml'), /\$\{connections\.aws\.'it\\'s live'\}/);
        await vscode.workspace.fs.writeFile(sample, sampleBefore);
      });
    });

    test('one can be renamed on the account alone', async () => {
      const asked = hands.answer('Rename Only');
      const renamed = run('renameConnection', 'aws', 'production');
      await hands.type('New name', 'live');
      await asked;
      await renamed;
      await hands.message(/^Renamed the aws connection "production" to "live" in account acme\.$/);
      await untilDiagnostics(uri, ["connection-unavailable 'cluster-eu'", 'connection-missing production']);
    });

    test('one that nobody uses is renamed without a question', async () => {
      relay.addConnection({ type: 'sendgrid', name: 'mail' });
      const renamed = run('renameConnection', 'sendgrid', 'mail');
      await hands.type('New name', 'post');
      await renamed;
      await hands.message(/^Renamed the sendgrid connection "mail" to "post" in account acme\.$/);
    });

    test('a new name is not empty, not the old one, and not taken', async () => {
      const renamed = run('renameConnection', 'aws', 'production');
      await hands.type('New name', ' ');
      assert.match(await hands.problem(), /needs a name/);
      await hands.type('New name', 'production');
      assert.match(await hands.problem(), /its name now/);
      await hands.type('New name', 'staging');
      assert.match(await hands.problem(), /already has the aws connection "staging"/);
      await hands.escape();
      await renamed;
      assert.equal(relay.requests({ method: 'PUT' }).length, 0);
    });

    test('a name that somebody else has taken meanwhile is chosen anew', async () => {
      const taken = hands.answer('Choose Another Name');
      relay.addConnection({ type: 'sendgrid', name: 'mail' });
      await run('refreshAccount');
      const renamed = run('renameConnection', 'sendgrid', 'mail');
      relay.addConnection({ type: 'sendgrid', name: 'post' });
      await hands.type('New name', 'post');
      assert.match((await taken).text, /account acme already has one of this type and name/);
      assert.equal((await hands.type('New name', 'letters')).title, 'Rename sendgrid Connection "mail" in acme');
      await renamed;
      assert.ok(relay.stored('sendgrid', 'letters'));
    });

    test('without an answer the list tells whether one is renamed', async () => {
      relay.fault({ kind: 'drop', processed: true, method: 'PUT' });
      relay.addConnection({ type: 'sendgrid', name: 'mail' });
      const renamed = run('renameConnection', 'sendgrid', 'mail');
      await hands.type('New name', 'post');
      await renamed;
      await hands.message(/^Renamed the sendgrid connection "mail" to "post"/);
      assert.equal(relay.requests({ method: 'PUT' }).length, 1);
    });

    test('new values take the place of the old ones, which is said, and the connection is tested', async () => {
      relay.removeConnection('aws', 'production');
      relay.addConnection({
        type: 'aws',
        name: 'production',
        fields: { accessKeyID: 'OLD', sessionToken: 'old' },
        availability: { status: 'unavailable' },
      });
      await run('refreshAccount');
      await untilDiagnostics(uri, ["connection-unavailable 'cluster-eu'", 'connection-unavailable production']);
      const test = hands.answer('Test Connection');
      const replaced = run('replaceConnectionValues', 'aws', 'production');
      const box = await hands.type('accessKeyID', 'AKIA1234567890ABCDEF');
      assert.equal(
        `${box.title} ${box.step}/${box.totalSteps}`,
        'Replace the values of aws connection "production" in acme 1/4',
      );
      assert.equal((await hands.type('secretAccessKey', 'h'.repeat(40))).password, true);
      await hands.type('sessionToken', '');
      await hands.choose('Replace the Values', 'aws connection "production"');
      assert.equal((await test).text, 'Replaced the values of the aws connection "production" in account acme.');
      await replaced;
      assert.deepEqual(relay.stored('aws', 'production'), {
        accessKeyID: 'AKIA1234567890ABCDEF',
        secretAccessKey: 'h'.repeat(40),
      });
      await hands.message(/^The aws connection "production" works/);
      await untilDiagnostics(uri, ["connection-unavailable 'cluster-eu'"]);
    });

    test('values that the service refuses are changed where it says', async () => {
      relay.fault({ kind: 'status', status: 422, method: 'PUT', message: 'apiToken has expired' });
      const refused = hands.answer('Edit the Fields');
      void run('replaceConnectionValues', 'slack', 'acme-workspace');
      await hands.type('apiToken', 'xoxb-1');
      await hands.choose('Replace the Values');
      assert.match((await refused).text, /^Could not replace the values of the slack .*apiToken has expired/);
      await hands.type('apiToken', 'xoxb-2');
      await hands.choose('Replace the Values');
      await hands.message(/^Replaced the values of the slack connection/);
      assert.deepEqual(relay.stored('slack', 'acme-workspace'), { apiToken: 'xoxb-2' });
    });

    test('new values are not typed again when the service cannot be reached', async () => {
      relay.fault({ kind: 'drop', method: 'PUT' });
      const failed = hands.answer('Try Again');
      void run('replaceConnectionValues', 'slack', 'acme-workspace');
      await hands.type('apiToken', 'xoxb-1');
      await hands.choose('Replace the Values');
      assert.match((await failed).text, /cannot be reached/);
      await hands.message(/^Replaced the values of the slack connection/);
      assert.deepEqual(relay.stored('slack', 'acme-workspace'), { apiToken: 'xoxb-1' });
    });

    test('what the service shows once after new values is shown, and can be copied', async () => {
      relay.addConnection({ type: 'puppet', name: 'server' });
      const shown = hands.answer('Copy');
      void run('replaceConnectionValues', 'puppet', 'server');
      await hands.type('relayAPIURL', '');
      await hands.type('token', '');
      await hands.choose('Replace the Values');
      assert.match((await shown).text, /cannot be seen again/);
    });

    test('one that was authorized in the browser is authorized there again, with what it has', async () => {
      const tested = hands.answer('Test Connection');
      await run('replaceConnectionValues', 'github', 'acme-bot');
      assert.match((await tested).text, /^Authorize the github connection "acme-bot" in the browser/);
      assert.match(hands.opened.at(-1) ?? '', new RegExp(`^${relay.url}/authorize\\?state=`));
      const [asked] = relay.requests({ method: 'POST', path: /auth\/oauth2$/ });
      assert.deepEqual(JSON.parse(asked?.body ?? ''), { capabilities: ['source-control'], scopes: ['repo'] });
      await hands.message(/^The github connection "acme-bot" works/);
    });

    test('one with values is not authorized in the browser', async () => {
      await run('reauthorizeConnection', 'aws', 'production');
      await hands.message(/"production" was not authorized in the browser/);
    });

    test('a reference to one is copied in either syntax', async () => {
      relay.addConnection({ type: 'aws', name: "it's" });
      await run('copyConnectionReference', 'aws', "it's");
      assert.equal(await vscode.env.clipboard.readText(), "${connections.aws.'it\\'s'}");
      await run('copyConnectionTag', 'aws', "it's");
      assert.equal(await vscode.env.clipboard.readText(), "!Connection { type: aws, name: 'it''s' }");
    });

    test('a reference is inserted at every cursor, as its place wants it', async () => {
      const text = `steps:\n- name: a\n  image: b\n  spec:\n    connection:\n    text: "use  here"\n    path: \${parameters.}\n`;
      const target = await openWorkflow(text);
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      const cursorAfter = (words: string): vscode.Selection => {
        const at = editor.document.positionAt(text.indexOf(words) + words.length);
        return new vscode.Selection(at, at);
      };
      editor.selections = [cursorAfter('connection:'), cursorAfter('"use '), cursorAfter('parameters.')];
      relay.addConnection({ type: 'aws', name: "it's" });
      await run('insertConnectionReference', 'aws', "it's");
      await hands.message(/^No reference to a connection of this type fits at 1 of 3 cursors\.$/);
      assert.equal(
        documentAt(target).getText(),
        text
          .replace('connection:', "connection: !Connection { type: aws, name: 'it''s' }")
          .replace('use ', "use ${connections.aws.'it\\\\'s'}"),
      );
    });

    test('no reference is inserted into what is no workflow', async () => {
      await openUntitled('a: b\n');
      await run('insertConnectionReference', 'aws', 'production');
      await hands.message(/What the editor shows now is no Relay workflow\.$/);
    });

    test('the web app is opened where the Relay CLI says it is, and nowhere else', async () => {
      const opened = hands.opened.length;
      await run('openConnectionInWebApp', 'aws', 'production');
      await hands.message(/^It is not known here where the web app of Relay at 127\.0\.0\.1:\d+ is\./);
      assert.equal(hands.opened.length, opened);
      await withCliConfig(async (write) => {
        await write(`contexts:\n  mine:\n    apidomain: ${relay.url}/\n    uidomain: https://relay.example.com/\n`);
        await run('openConnectionInWebApp');
        assert.equal(hands.opened.at(-1), 'https://relay.example.com/connections');
      });
    });
  });
}

const workflowNaming = (name: string): string =>
  `apiVersion: v1\nsteps:\n- name: one\n  image: relaysh/core\n  spec:\n    aws:\n      connection: !Connection { type: aws, name: ${name} }\n`;

/** Files of the workspace while the test runs, in a folder of their own. */
async function withFiles(
  files: Readonly<Record<string, string>>,
  use: (folder: vscode.Uri) => Promise<void>,
): Promise<void> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace);
  const folder = vscode.Uri.joinPath(workspace.uri, 'for-a-test');
  try {
    for (const [name, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), Buffer.from(text));
    await use(folder);
  } finally {
    await closeAll();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  }
}
