/** Connections of the account are changed from the palette, with dialogs that say what depends on them. */
import assert from 'node:assert/strict';
import { answerDialog, dialog } from './dialog';
import { choose, closed, inputWith, openFile, runCommand, type } from './quickInput';
import type { RelayApiServer } from '../relayApi';
import { useScene } from './scene';
import { answerMessage, message } from './surroundings';
import { takeInBothColors, type Window } from './window';

suite('a person changes connections of the account', () => {
  let relay: RelayApiServer;
  let window: Window;

  useScene(
    ({ url, token }) => ({ environment: { RELAY_API_URL: url, RELAY_API_TOKEN: token } }),
    (scene) => ({ relay, window } = scene),
  );

  test('a new name goes to the account and into the files that are not open', async () => {
    await openFile(window, 'tags.yaml');
    await runCommand(window, 'Relay: Rename Connection…');
    await choose(window, 'production');
    const input = await type(window, 'New name of the aws connection', "it's live");
    assert.equal(input.value, 'production');
    const { text, detail, buttons } = await dialog(window, 'Rename Only');
    assert.match(text, /Rename the aws connection "production" to "it's live" in account acme\?/);
    assert.match(detail, /infrastructure\/ebs-snapshot-reaper[^]*start-here\.yaml/);
    assert.ok(buttons.includes('Rename Only'));
    await takeInBothColors(window, 'change-rename');
    await answerDialog(window, 'Rename Only', 'Rename and Change 1 Reference in 1 File');
    await message(window, 'and changed 1 reference in 1 file.');
    assert.ok(relay.stored('aws', "it's live"));
    assert.match(await window.read('start-here.yaml'), /\$\{connections\.aws\.'it\\'s live'\}/);
  });

  test('what uses a connection is read before it is deleted', async () => {
    await runCommand(window, 'Relay: Delete Connection…');
    await choose(window, 'acme-workspace');
    const { text, detail } = await dialog(window, 'Delete the slack connection');
    assert.match(text, /Delete the slack connection "acme-workspace" from account acme\?/);
    assert.match(detail, /Used by 3 workflows on the account/);
    await takeInBothColors(window, 'change-delete');
    await answerDialog(window, 'Delete the slack connection', 'Delete');
    await message(window, 'Deleted the slack connection "acme-workspace"');
    assert.equal(relay.stored('slack', 'acme-workspace'), undefined);
  });

  test('new values are typed as dots, and then tested', async () => {
    await runCommand(window, 'Relay: Replace Connection Values…');
    await choose(window, 'on-call');
    const { title, type: shownAs } = await inputWith(window, 'Replace the values of pagerduty connection');
    assert.match(title, /in acme/);
    assert.equal(shownAs, 'password');
    await type(window, 'Replace the values of pagerduty', 'not-a-real-key');
    await inputWith(window, 'Replace the values of pagerduty connection');
    await takeInBothColors(window, 'change-replace');
    await choose(window, 'Replace the Values');
    await closed(window);
    await answerMessage(window, 'Replaced the values of the pagerduty connection "on-call"', 'Test Connection');
    await message(window, 'The pagerduty connection "on-call" works');
  });
});
