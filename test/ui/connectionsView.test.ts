/** The Connections view: every kind of row, and what it says when there are none to show. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleAccount, type RelayApiServer } from '../relayApi';
import { until } from '../until';
import {
  chooseFromMenu,
  contextMenu,
  hoverOverRow,
  openConnectionsView,
  pressInline,
  pressTitle,
  pressWelcome,
  row,
  untilActivityLabel,
  untilHeadline,
  untilRows,
  untilWords,
} from './connectionsView';
import { escape, inputWith, openFile, runCommand } from './quickInput';
import { pasteToken, useScene } from './scene';
import { dismissMessages, message } from './surroundings';
import { takeInBothColors, type Window } from './window';

const everyKind = `steps:
- name: record
  image: acme/step
  spec:
    here: \${connections.aws.'production'}
    missing: \${connections.datadog.'events'}
    again: !Connection { type: aws, name: production }
    failing: \${connections.kubernetes.'cluster-eu'}
    wrong: \${connections.aws.'on-call'}
    slip: \${connections.awz.'nightly'}
    every: \${connections.slack}
`;

const withoutConnections = 'apiVersion: v1\nkind: Workflow\nsteps:\n- name: one\n  image: relaysh/core\n';

suite('a person looks at the Connections view', () => {
  let relay: RelayApiServer;
  let window: Window;

  useScene(
    () => ({}),
    (scene) => ({ relay, window } = scene),
  );

  const signIn = async (): Promise<void> => {
    await pasteToken(window, relay.token);
    await dismissMessages(window);
  };
  const signInAnew = async (): Promise<void> => {
    await runCommand(window, 'Relay: Sign Out');
    await untilWords(window, 'Account', 'Sign in to Relay to see the connections');
    await runCommand(window, 'Relay: Sign In…');
    await signIn();
  };

  test('with no workflow open and nobody signed in, both views say what to do', async () => {
    await openConnectionsView(window);
    await untilWords(window, 'In This Workflow', 'Open a Relay workflow to see which connections it names');
    await untilWords(window, 'Account', 'Sign in to Relay to see the connections of your account');
    await takeInBothColors(window, 'view-signed-out');
    assert.deepEqual(relay.requests(), []);
  });

  test('signed out, the connections of a workflow are listed and nothing is said of them', async () => {
    await writeFile(path.join(window.folder, 'every-kind.yaml'), everyKind);
    await writeFile(path.join(window.folder, 'without.yaml'), withoutConnections);
    await openFile(window, 'every-kind.yaml');
    await dismissMessages(window);
    await untilRows(window, 'In This Workflow', [
      'circle-outline production, aws connection, not known whether it exists, 2 places',
      'circle-outline events, datadog connection, not known whether it exists',
      'circle-outline cluster-eu, kubernetes connection, not known whether it exists',
      'circle-outline on-call, aws connection, not known whether it exists',
      'circle-outline nightly, awz connection, not known whether it exists',
      'circle-outline slack, all connections of this type',
    ]);
    await untilWords(window, 'In This Workflow', 'you are not signed in to Relay');
    await untilActivityLabel(window, 'Relay Connections');
    await takeInBothColors(window, 'view-nothing-known');
  });

  test('its button signs in, and while the account is read it says so', async () => {
    relay.fault({ kind: 'hang', path: '/api/connections' });
    await pressWelcome(window, 'Account', 'Sign In…');
    await signIn();
    await untilWords(window, 'Account', 'Reading the connections of your account');
    await takeInBothColors(window, 'view-loading');
    await until(
      'the request',
      () => relay.requests({ path: '/api/connections' }).length,
      (count) => count === 1,
    );
    relay.release();
  });

  test('then each connection shows whether it is there, missing, of another type or failing', async () => {
    await untilRows(window, 'In This Workflow', [
      'pass production, aws connection, on the account, 2 places',
      'error events, datadog connection, missing',
      'warning cluster-eu, kubernetes connection, failed its last test',
      'error on-call, aws connection, wrong type',
      'error nightly, awz connection, unknown type',
      'circle-outline slack, all connections of this type',
    ]);
    await untilActivityLabel(
      window,
      'Relay Connections - 2 connections of every-kind.yaml are missing from account acme',
    );
    await untilHeadline(window, 'Account', /^acme, checked /);
    await takeInBothColors(window, 'view-connections');
    await hoverOverRow(window, 'Account', 'production', 'every-kind.yaml (in this workspace)');
  });

  test('a click goes to the reference, and the places of one are below it', async () => {
    await (await row(window, 'In This Workflow', 'cluster-eu')).click();
    await window.page.locator('#status\\.editor\\.selection', { hasText: 'Ln 8' }).waitFor();
    await (await row(window, 'In This Workflow', 'production')).locator('.monaco-tl-twistie').click();
    await untilRows(window, 'In This Workflow', [
      'pass production, aws connection, on the account, 2 places',
      'go-to-file record, spec.here, line 5',
      'go-to-file record, spec.again, line 7',
      ...Array.from({ length: 5 }, () => /./),
    ]);
    await hoverOverRow(window, 'Account', 'cluster-eu', 'The cluster answered 401 Unauthorized');
    await takeInBothColors(window, 'view-places');
  });

  test('+ asks for the values of a missing connection', async () => {
    await pressInline(window, 'In This Workflow', 'events', 'Create Connection');
    const input = await inputWith(window, 'API key');
    assert.match(input.title, /^create datadog connection "events" in acme/i);
    await escape(window);
  });

  test('the buttons of the titles create all that is missing, or any connection', async () => {
    await pressTitle(window, 'In This Workflow', 'Create Missing Connections');
    await inputWith(window, /create missing connections in acme/i);
    await escape(window);
    await pressTitle(window, 'Account', 'Create Connection');
    await inputWith(window, /create connection in acme/i);
    await escape(window);
    await pressInline(window, 'Account', 'slack', 'Create Connection');
    await inputWith(window, 'Name of the slack connection');
    await escape(window);
  });

  test('the menu of a connection holds what can be done with it', async () => {
    assert.deepEqual(await contextMenu(window, 'Account', 'acme-bot'), [
      'Test Connection…',
      'Authorize Connection Again…',
      'Open Connections in Web App',
      'Insert Connection Reference…',
      'Copy Connection Reference as ${connections…}',
      'Copy Connection Reference as !Connection',
      'Rename Connection…',
      'Delete Connection…',
    ]);
    await window.page.keyboard.press('Escape');
    assert.deepEqual(await contextMenu(window, 'In This Workflow', 'events'), ['Create Connection…']);
    await window.page.keyboard.press('Escape');
    assert.equal((await contextMenu(window, 'Account', 'production'))[1], 'Replace Connection Values…');
    await takeInBothColors(window, 'view-menu');
    await chooseFromMenu(window, 'Rename Connection…');
    await inputWith(window, 'production');
    await escape(window);
  });

  test('a connection can be tested where it is listed', async () => {
    await pressInline(window, 'Account', 'cluster-eu', 'Test Connection');
    await message(window, 'The kubernetes connection "cluster-eu"');
    await dismissMessages(window);
  });

  test('a workflow that names no connection has words', async () => {
    await openFile(window, 'without.yaml');
    await untilWords(window, 'In This Workflow', 'This workflow names no connections.');
    await takeInBothColors(window, 'view-no-connections');
    await window.page.locator('.tab', { hasText: 'every-kind.yaml' }).click();
  });

  test('when the service fails later, the list stays and says how old it is', async () => {
    relay.fault({ kind: 'drop', path: '/api/connections', times: 1000 });
    await runCommand(window, 'Relay: Refresh Account');
    await untilWords(window, 'Account', 'The list is as it was');
    await untilWords(window, 'In This Workflow', 'As the account was');
    await row(window, 'Account', 'production');
    await takeInBothColors(window, 'view-failing');
  });

  test('an account that cannot be reached says why, and can be tried again', async () => {
    await signInAnew();
    await untilWords(window, 'Account', 'cannot be reached');
    await untilRows(window, 'Account', ['refresh Try Again']);
    await takeInBothColors(window, 'view-unreachable');
    relay.clearFaults();
    await (await row(window, 'Account', 'Try Again')).click();
    await row(window, 'Account', 'production');
  });

  test('an account that may not be seen says whom to ask', async () => {
    relay.fault({ kind: 'status', status: 403, path: '/api/connections', times: 1000 });
    await signInAnew();
    await untilWords(window, 'Account', 'Ask an administrator');
    await untilRows(window, 'Account', ['refresh Try Again', 'account Switch Account…']);
    await takeInBothColors(window, 'view-not-permitted');
    relay.clearFaults();
  });

  test('a sign-in that is not accepted any more can be renewed', async () => {
    relay.fault({ kind: 'status', status: 401, path: '/api/connections', times: 1000 });
    await signInAnew();
    await untilWords(window, 'Account', 'Relay does not accept your sign-in any more');
    await takeInBothColors(window, 'view-unauthorized');
    relay.clearFaults();
    await pressWelcome(window, 'Account', 'Sign In Again…');
    await signIn();
    await row(window, 'Account', 'production');
  });

  test('an account without connections offers to create one', async () => {
    for (const { type: of, name } of sampleAccount.connections ?? []) relay.removeConnection(of, name);
    await runCommand(window, 'Relay: Refresh Account');
    await untilWords(window, 'Account', 'This account has no connections yet');
    await takeInBothColors(window, 'view-empty');
    await pressWelcome(window, 'Account', 'Create Connection…');
    await inputWith(window, /create connection in acme/i);
    await escape(window);
  });
});
