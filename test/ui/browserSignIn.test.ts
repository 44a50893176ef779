/** Signing in with the browser, up to the page where the code is confirmed: that is another window's business. */
import assert from 'node:assert/strict';
import type { RelayApiServer } from '../relayApi';
import { answerDialog, dialog } from './dialog';
import { openFile, choose, runCommand } from './quickInput';
import { useScene } from './scene';
import { answerMessage, languageStatus, message } from './surroundings';
import { takeScreenshot, type Window } from './window';

const waiting = 'Waiting until the code';

suite('a person who signs in with the browser', () => {
  let relay: RelayApiServer;
  let window: Window;
  useScene(
    () => ({}),
    (scene) => ({ relay, window } = scene),
  );

  /** @returns the code in the dialog. */
  const begin = async (): Promise<string> => {
    await runCommand(window, 'Relay: Sign In…');
    await choose(window, 'Sign In with the Browser');
    const { text } = await dialog(window, 'Your code for Relay');
    await takeScreenshot(window, 'sign-in-code');
    await answerDialog(window, 'Your code for Relay', 'Copy Address');
    const [, code] = /Your code for Relay: (\w{4}-\w{4})/.exec(text) ?? [];
    assert.ok(code, text);
    return code;
  };

  test('Cancel while it waits leaves nobody signed in', async () => {
    await openFile(window, 'start-here.yaml');
    const code = await begin();
    assert.match(await message(window, waiting), new RegExp(code));
    await takeScreenshot(window, 'sign-in-waiting');
    await answerMessage(window, waiting, 'Cancel');
    await window.page.locator('.notification-toast', { hasText: waiting }).waitFor({ state: 'hidden' });
    await languageStatus(window, 'Not signed in');
  });

  test('the code that is on the screen, confirmed, signs in', async () => {
    const code = await begin();
    await message(window, waiting);
    assert.ok(relay.confirmDevice(code), code);
    assert.equal(await message(window, 'Signed in'), 'Signed in to Relay as Ada Administrator (account acme).');
    await languageStatus(window, 'acme: 10 connections');
    await takeScreenshot(window, 'sign-in-done');
  });
});
