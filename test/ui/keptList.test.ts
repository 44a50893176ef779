/** The list of connections between sessions, for who asked for it. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RelayApiServer } from '../relayApi';
import { createClock } from './clock';
import { completions, goTo, goToEnd, untilSquiggles } from './editor';
import { openFile, runCommand } from './quickInput';
import { pasteToken, useScene } from './scene';
import { languageStatus, message, untilProblems } from './surroundings';
import { until } from '../until';
import { takeScreenshot, type Window } from './window';

const file = 'start-here.yaml';
const token = 'relay-user-kept-list-5d2f';

suite('a list that is kept between sessions', () => {
  const clock = createClock();
  let relay: RelayApiServer;
  let window: Window;
  useScene(
    (api) => {
      api.issueToken(token);
      return { keepsSecrets: true, environment: clock.environment, settings: { 'relay.account.keepList': true } };
    },
    (scene) => ({ relay, window } = scene),
  );
  suiteTeardown(() => clock.remove());

  const lists = (): Promise<string[]> => {
    const storage = path.join(window.dataFolder, 'data', 'User', 'globalStorage');
    const folder = path.join(storage, 'relay-workflows.relay-workflows', 'lists');
    return readdir(folder).then(
      (names) => names.map((name) => path.join(folder, name)),
      () => [],
    );
  };

  test('is on the disk after the account was read, without a token or a value', async () => {
    await openFile(window, file);
    await runCommand(window, 'Relay: Sign In…');
    await pasteToken(window, token);
    await goToEnd(window);
    await untilSquiggles(window, ["error 'events'", "warning 'cluster-eu'", "error 'oncall'"]);
    const [list = ''] = await until('the list', lists, (found) => found.length === 1);
    const text = await readFile(list, 'utf8');
    assert.match(text, /"name":"on-call"/);
    for (const secret of [token, ...Object.values(relay.stored('aws', 'production') ?? {})])
      assert.ok(!text.includes(secret));
  });

  test('completes names in the next session before the service has answered, and marks nothing as missing', async () => {
    await clock.pass(3 * 3_600_000);
    relay.fault({ kind: 'hang', path: '/api/connections' });
    await window.page.reload();
    await window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).waitFor();
    await openFile(window, file);
    await languageStatus(window, 'kept from 3 h ago, checking again');
    await takeScreenshot(window, 'kept-list');
    await goTo(window, file, "aws.'$0production'");
    assert.ok((await completions(window)).includes('staging'));
    await window.page.keyboard.press('Escape');
    await goToEnd(window);
    await untilSquiggles(window, ["warning 'cluster-eu'"]);
  });

  test('gives a warning with its age when the service does not answer', async () => {
    relay.fault({ kind: 'drop', path: '/api/connections', times: 1000 });
    relay.release('dropped');
    await untilSquiggles(window, ["warning 'events'", "warning 'cluster-eu'", "warning 'oncall'"]);
    await untilProblems(window, [/checked 3 h ago.*could not be read again since/, /cluster-eu/, /oncall/]);
  });

  test('is deleted by signing out', async () => {
    await runCommand(window, 'Relay: Sign Out');
    await message(window, 'Signed out of Relay');
    await until('no list', lists, (found) => found.length === 0);
  });
});
