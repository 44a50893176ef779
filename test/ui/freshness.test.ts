/** How old what is known of the account may be, and when the service is asked: with the time in the test's hands. */
import assert from 'node:assert/strict';
import type { RelayApiServer } from '../relayApi';
import { createClock } from './clock';
import { erase, goTo, untilSquiggles } from './editor';
import { openFile } from './quickInput';
import { useScene } from './scene';
import { languageStatus, untilProblems } from './surroundings';
import { until } from '../until';
import { leaveAndComeBack, takeScreenshot, type Window } from './window';

const file = 'start-here.yaml';

suite('a list of connections that grows old', () => {
  const clock = createClock();
  let relay: RelayApiServer;
  let window: Window;
  useScene(
    (api) => ({ environment: { ...clock.environment, RELAY_API_URL: api.url, RELAY_API_TOKEN: api.token } }),
    (scene) => ({ relay, window } = scene),
  );
  suiteTeardown(() => clock.remove());

  const reads = (): number => relay.requests({ path: '/api/connections' }).length;

  test('is read once for a workflow that is opened', async () => {
    await openFile(window, file);
    await untilSquiggles(window, ["error 'events'"]);
    assert.equal(reads(), 1);
  });

  test('a connection that was made in the browser clears its squiggle by itself when the window is looked at again', async () => {
    relay.addConnection({ type: 'datadog', name: 'events' });
    await leaveAndComeBack(window);
    await clock.pass(30_000);
    await leaveAndComeBack(window);
    await untilSquiggles(window, []);
    assert.equal(reads(), 2, 'a list of less than 30 s was read again');
  });

  test('what is newly missing from an old list is not marked before the list was read again, which the status shows', async () => {
    await clock.pass(60_000);
    relay.fault({ kind: 'hang', path: '/api/connections' });
    await goTo(window, file, "datadog.'ev$0ents'");
    await window.page.keyboard.type('x');
    await until('the second read', reads, (count) => count === 3);
    await languageStatus(window, 'checked 60 s ago, checking again');
    await untilSquiggles(window, []);
    await takeScreenshot(window, 'checking-again');
    relay.release();
    await untilSquiggles(window, ["error 'evxents'"]);
    await erase(window, 'x');
    await untilSquiggles(window, []);
  });

  test('an hour of editing without a new name makes no request', async () => {
    await goTo(window, file, '# Start he$0re');
    for (let minute = 0; minute < 60; minute++) {
      await clock.pass(60_000);
      if (minute % 5 === 0) await window.page.keyboard.type('o');
    }
    await languageStatus(window, 'checked 60 min ago');
    assert.equal(reads(), 3);
  });

  test('100 keystrokes in half a minute on a service that fails make two requests at most, and the old list gives a warning with its age', async () => {
    relay.fault({ kind: 'status', status: 503, path: /^\/api/, times: 1000 });
    await goTo(window, file, "datadog.'ev$0ents'");
    for (let keystroke = 0; keystroke < 100; keystroke++) {
      await window.page.keyboard.type('x');
      await clock.pass(300);
    }
    await until(
      'the answer of the service',
      () => relay.requests().at(-1)?.status,
      (status) => status === 503,
    );
    await untilSquiggles(window, [`warning 'ev${'x'.repeat(100)}ents'`]);
    await untilProblems(window, [
      /checked 61 min ago.*The list could not be read again since: .*status 503/,
      /cluster-eu/,
      /oncall/,
    ]);
    assert.ok(reads() - 3 <= 2 && reads() > 3, `${reads() - 3} requests`);
    await takeScreenshot(window, 'aged-warning');
  });
});
