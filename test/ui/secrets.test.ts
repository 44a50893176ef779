/** The secrets of a workflow as a person meets them: marked, described, completed, created through an input that hides them, and the workflow chosen once. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RelayApiServer } from '../relayApi';
import {
  chooseCompletion,
  chooseFix,
  completions,
  erase,
  goTo,
  hoverOver,
  quickFixes,
  save,
  untilSquiggles,
} from './editor';
import { openConnectionsView, pressInline, row, untilRows } from './connectionsView';
import { accept, choose, choices, closed, escape, inputWith, openFile, runCommand, type } from './quickInput';
import { useScene } from './scene';
import { dismissMessages, languageStatus, message, untilProblems } from './surroundings';
import { takeScreenshot, type Window } from './window';

const file = 'deploy-web.yaml';

suite('secrets at the window', () => {
  let relay: RelayApiServer;
  let window: Window;

  useScene(
    ({ url, token }) => ({ environment: { RELAY_API_URL: url, RELAY_API_TOKEN: token } }),
    (scene) => ({ relay, window } = scene),
  );

  test('the missing one is underlined, the other described, and the status says which workflow the file is', async () => {
    await openFile(window, file);
    await untilSquiggles(window, ['error deployToken']);
    await hoverOver(
      window,
      'secrets.registryPassword',
      /registryPassword \(secret\) of workflow release\/deploy-web in account acme.*It exists \(checked/s,
    );
    await hoverOver(
      window,
      'deployToken',
      /^No secret named "deployToken" of workflow release\/deploy-web in account acme/,
    );
    await takeScreenshot(window, 'secret-missing');
    await languageStatus(window, /Workflow release\/deploy-web.*1 secret, checked .*Choose…/s);
    await takeScreenshot(window, 'secret-status');
  });

  test('the view lists them under the workflow that the file is, and creates from the row', async () => {
    await openConnectionsView(window);
    await untilRows(window, 'In This Workflow', [
      /Secrets, of workflow release\/deploy-web, 2 names/,
      /registryPassword, secret, on the account/,
      /deployToken, secret, missing/,
    ]);
    await takeScreenshot(window, 'secrets-view');
    await (await row(window, 'In This Workflow', 'registryPassword')).click();
    await window.page.locator('#status\\.editor\\.selection', { hasText: 'Ln 12' }).waitFor();
    await pressInline(window, 'In This Workflow', 'deployToken', 'Create Secret…');
    await inputWith(window, 'Create secret "deployToken" of release/deploy-web in acme');
    await escape(window);
  });

  test('the lightbulb creates it, through an input that shows dots', async () => {
    await goTo(window, file, '!Secret deploy$0Token');
    assert.deepEqual((await quickFixes(window)).slice(0, 2), [
      'Create secret "deployToken" of workflow release/deploy-web in acme…',
      'Use secret "registryPassword"',
    ]);
    await chooseFix(window, 'Create secret "deployToken"');
    const box = await inputWith(window, 'Create secret "deployToken" of release/deploy-web in acme');
    assert.equal(box.type, 'password');
    await window.page.keyboard.type('typed-secret');
    await takeScreenshot(window, 'secret-input');
    assert.equal((await window.page.content()).includes('typed-secret'), false);
    await type(window, 'deployToken', 'typed-secret');
    await message(window, 'Created the secret "deployToken" of workflow release/deploy-web in acme.');
    await untilSquiggles(window, []);
    await dismissMessages(window);
    assert.equal(relay.storedSecrets('release/deploy-web')?.deployToken, 'typed-secret');
  });

  test('a file that is no text can be the value', async () => {
    const keystore = path.join(window.folder, 'web.p12');
    await writeFile(keystore, Buffer.from([0xff, 0xfe, 0x00, 0x68]));
    await runCommand(window, 'Relay: Replace the Value of a Secret…');
    await choose(window, 'deployToken');
    await inputWith(window, 'Replace the value of secret "deployToken"');
    await window.page.locator('.quick-input-titlebar .action-label[aria-label="Take the Value from a File…"]').click();
    await inputWith(window, 'Take deployToken from a File');
    await choose(window, 'web.p12');
    await accept(window, 'Bytes taken from web.p12');
    await message(window, 'Replaced the value of the secret "deployToken"');
    const [request] = relay.requests({ method: 'PUT', path: /secrets/ });
    assert.deepEqual(JSON.parse(request!.body), { value: { $encoding: 'base64', data: '//4AaA==' } });
    await dismissMessages(window);
  });

  test('completion offers both, and to create another one last', async () => {
    await goTo(window, file, 'registryPassword$0}');
    await erase(window, 'registryPassword');
    assert.deepEqual(await completions(window), ['deployToken', 'registryPassword', 'Create a new secret…']);
    await takeScreenshot(window, 'secret-completion');
    await chooseCompletion(window, 'registryPassword');
    await save(window, file, '${secrets.registryPassword}');
  });

  test('a file that has the name of none is quiet, until its workflow is chosen', async () => {
    const others = [/connection named "störung/, /connection named "チケット"/];
    await openFile(window, 'unicode.yaml');
    await untilProblems(window, others);
    await languageStatus(window, /Secrets not checked.*no workflow of this name/s);
    await takeScreenshot(window, 'secret-unmatched');
    await runCommand(window, 'Relay: Choose the Workflow of This File…');
    assert.deepEqual(await choices(window, 'hello-world'), [
      'hello-world',
      'infrastructure/ebs-snapshot-reaper',
      'infrastructure/s3-restrict-public-buckets',
      'release/deploy-web',
      'release/tag-and-announce',
      'None of These, its secrets are not checked, other',
    ]);
    await takeScreenshot(window, 'choose-workflow');
    await choose(window, 'hello-world');
    await closed(window);
    await untilProblems(window, [others[0]!, /^No secret named "wichtig" of workflow hello-world/, others[1]!]);
  });
});
