/** A service that does not answer, and a role that may only look. */
import assert from 'node:assert/strict';
import type { RelayApiServer } from '../relayApi';
import { chooseFix, goTo, goToEnd, hoverOver, quickFixes, untilSquiggles } from './editor';
import { openFile, runCommand } from './quickInput';
import { useScene } from './scene';
import { languageStatus, message, untilProblems } from './surroundings';
import { takeScreenshot, type Window } from './window';

const file = 'start-here.yaml';

suite('a person whose role may only look', () => {
  let relay: RelayApiServer;
  let window: Window;
  useScene(
    (api) => {
      api.fault({ kind: 'drop', path: /^\/api/, times: 1000 });
      return { environment: { RELAY_API_URL: api.url, RELAY_API_TOKEN: api.viewerToken } };
    },
    (scene) => ({ relay, window } = scene),
  );

  test('while the service does not answer nothing is missing, and the language status says why', async () => {
    await openFile(window, file);
    await goToEnd(window);
    await hoverOver(window, "'events'", 'Whether this connection exists is not known');
    await languageStatus(window, 'no answer now');
    await untilSquiggles(window, []);
    await untilProblems(window, []);
    await takeScreenshot(window, 'unreachable');
  });

  test('when the service answers again, a refresh shows what is missing', async () => {
    relay.clearFaults();
    await runCommand(window, 'Relay: Refresh Account');
    await untilProblems(window, [/"events".*Ask an administrator of acme to create it\./, /"oncall"/, /"cluster-eu"/]);
  });

  test('to create is refused in words, with a request to send to an administrator', async () => {
    await goTo(window, file, "datadog.'ev$0ents'");
    assert.equal((await quickFixes(window))[0], 'Ask an Administrator of acme…');
    await chooseFix(window, 'Ask an Administrator of acme…');
    await message(window, 'Your role on account acme does not allow you to add connections');
    await takeScreenshot(window, 'not-permitted');
  });
});
