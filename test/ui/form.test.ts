/** What only a pointer can do in the form: the buttons in its title, and the dialog with what is shown once. */
import assert from 'node:assert/strict';
import type { RelayApiServer } from '../relayApi';
import { answerDialog, dialog } from './dialog';
import { accept, choose, createShownOnce, inputWith, openFile, pressButton, runCommand, type } from './quickInput';
import { useScene } from './scene';
import { dismissMessages, message } from './surroundings';
import { takeScreenshot, type Window } from './window';

const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

suite('the form at the window', () => {
  let relay: RelayApiServer;
  let window: Window;
  useScene(
    (api) => ({ environment: { RELAY_API_URL: api.url, RELAY_API_TOKEN: api.token } }),
    (scene) => ({ relay, window } = scene),
  );

  test('the wand repairs what was pasted, and goes on', async () => {
    await openFile(window, 'start-here.yaml');
    await runCommand(window, 'Relay: Create Connection…');
    await choose(window, 'aws');
    await type(window, 'Name of the aws connection', 'repaired');
    await type(window, 'Access key ID', '"AKIAIOSFODNN7EXAMPLE"');
    await inputWith(window, /There are quotes around it\..*or the wand to take the quotes off/);
    await takeScreenshot(window, 'form-wand');
    await pressButton(window, 'wand');
    await type(window, 'Secret access key', `AWS_SECRET_ACCESS_KEY=${secretKey}`);
    await inputWith(window, 'or the wand to leave the name out');
    await pressButton(window, 'wand');
    await accept(window, 'Session token');
    await choose(window, 'Create');
    await message(window, 'Created aws connection "repaired" in acme.');
    assert.deepEqual(relay.stored('aws', 'repaired'), {
      accessKeyID: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: secretKey,
    });
  });

  test('one of several is skipped, and the end says so', async () => {
    await dismissMessages(window);
    await runCommand(window, 'Relay: Create Missing Connections…');
    await inputWith(window, 'Create Missing Connections in acme');
    await takeScreenshot(window, 'form-missing');
    await window.page.keyboard.press('Enter');
    const first = await inputWith(window, 'API key');
    assert.match(first.title, /^\(1 of 2\) Create datadog connection "events" in acme/);
    await takeScreenshot(window, 'form-pass');
    await pressButton(window, 'debug-step-over');
    const second = await type(window, 'Integration key', 'key-of-pagerduty');
    assert.match(second.title, /^\(2 of 2\) Create pagerduty connection "oncall" in acme/);
    await choose(window, 'Create');
    await message(window, /Created 1 of 2 connections in acme: pagerduty "oncall"\. Still missing: datadog "events"\./);
    await takeScreenshot(window, 'form-pass-end');
  });

  test('what is shown once is asked about again when it was closed without a copy', async () => {
    await dismissMessages(window);
    await createShownOnce(window);
    await dialog(window, 'sample-token-for-your-puppet-server');
    await takeScreenshot(window, 'form-shown-once');
    await window.page.keyboard.press('Escape');
    await answerDialog(window, 'Nothing was copied', 'Show It Again');
    await answerDialog(window, 'sample-token-for-your-puppet-server', 'Copy');
    await message(window, 'Created puppet connection "servers" in acme.');
  });
});
