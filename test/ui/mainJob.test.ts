/** The main job as a person does it: sign in, see what is missing, complete what exists, create what does not. */
import assert from 'node:assert/strict';
import type { RelayApiServer } from '../relayApi';
import {
  chooseCompletion,
  chooseFix,
  completions,
  erase,
  goTo,
  goToEnd,
  hoverOver,
  quickFixes,
  save,
  untilSquiggles,
} from './editor';
import { accept, choices, choose, closed, goBack, inputWith, openFile, runCommand, type } from './quickInput';
import {
  answerMessage,
  closeMessages,
  closePanel,
  dismissMessages,
  languageStatus,
  message,
  openMessages,
  untilProblems,
} from './surroundings';
import { useScene } from './scene';
import { takeScreenshot, type Window } from './window';

const file = 'start-here.yaml';
const token = 'relay-user-main-job-0c1e';
const missing = ["error 'events'", "warning 'cluster-eu'", "error 'oncall'"];

suite('a person at the window', () => {
  let relay: RelayApiServer;
  let window: Window;

  useScene(
    (api) => {
      api.issueToken(token);
      return {};
    },
    (scene) => ({ relay, window } = scene),
  );

  test('signed out, nothing is missing and the service is not asked', async () => {
    await openFile(window, file);
    await message(window, 'Sign in to Relay to see which connections');
    await goToEnd(window);
    await hoverOver(window, "'events'", 'is not known: you are not signed in to Relay');
    await untilSquiggles(window, []);
    await untilProblems(window, []);
    await languageStatus(window, 'Not signed in');
    assert.deepEqual(relay.requests(), []);
    await takeScreenshot(window, 'signed-out');
    await closePanel(window);
  });

  test('a token that the service does not know is refused in words, and can be typed again', async () => {
    await runCommand(window, 'Relay: Sign In…');
    await choose(window, 'Paste an API Token');
    const box = await type(window, 'API token of your Relay account', 'no-such-token');
    assert.equal(box.type, 'password');
    const refused = await inputWith(window, 'does not know this token');
    assert.match(refused.prompt, /Check that it is whole/);
    await takeScreenshot(window, 'token-refused');
    await type(window, 'does not know this token', token);
    await closed(window);
    assert.equal(await message(window, 'Signed in'), 'Signed in to Relay as Ada Administrator (account acme).');
  });

  test('the question whether to sign in, which is still among the messages, does not begin it again', async () => {
    await openMessages(window);
    await answerMessage(window, 'Sign in to Relay to see which connections', 'Sign In');
    await message(window, 'You are signed in to Relay already.');
    await closeMessages(window);
  });

  test('exactly what the account lacks is underlined, and what fails as a warning', async () => {
    await dismissMessages(window);
    await untilSquiggles(window, missing);
    await untilProblems(window, [
      /^No datadog connection named "events" in account acme \(checked .*\)\. Create it.*connection-missing\[Ln 24, Col 39\]/,
      /^No pagerduty connection named "oncall" in account acme .* Did you mean "on-call"\?/,
      /^The kubernetes connection "cluster-eu" in account acme failed its last test/,
    ]);
    await takeScreenshot(window, 'problems');
    await closePanel(window);
    await languageStatus(window, 'acme: 10 connections');
  });

  test('pointing at a name says what is wrong, in which account, and what to do', async () => {
    await hoverOver(
      window,
      "'events'",
      /^No datadog connection named "events" in account acme \(checked .*\)\. Create it with a quick fix/,
    );
    await takeScreenshot(window, 'hover');
    await hoverOver(window, "'cluster-eu'", 'The cluster answered 401 Unauthorized');
    await hoverOver(window, "'acme-workspace'", 'Used by 3 workflows');
  });

  test('the lightbulb replaces a name by one that exists', async () => {
    await goTo(window, file, "pagerduty.'on$0call'");
    assert.deepEqual((await quickFixes(window)).slice(0, 3), [
      'Use pagerduty connection "on-call"',
      'Create pagerduty connection "oncall" in acme…',
      'Create all 2 connections that this workflow lacks…',
    ]);
    await chooseFix(window, 'Use pagerduty connection "on-call"');
    await untilSquiggles(window, missing.slice(0, 2));
    await save(window, file, "connections.pagerduty.'on-call'}");
  });

  test('completion offers the names of the account, and to create another one last', async () => {
    await goTo(window, file, "aws.'production$0'");
    await erase(window, 'production');
    assert.deepEqual(await completions(window), ['production', 'staging', 'Create a new aws connection…']);
    await takeScreenshot(window, 'completion');
    await chooseCompletion(window, 'staging');
    await save(window, file, "connections.aws.'staging'}");
  });

  test('the lightbulb creates what is missing, through an input that shows dots', async () => {
    await goTo(window, file, "datadog.'ev$0ents'");
    assert.equal((await quickFixes(window))[0], 'Create datadog connection "events" in acme…');
    await chooseFix(window, 'Create datadog connection "events" in acme…');
    const first = await type(window, 'API key (apiKey)', 'typed-api-key');
    assert.equal(first.title, 'Create datadog connection "events" in acme (1/3)');
    assert.equal(first.type, 'password');
    const second = await inputWith(window, 'Application key (applicationKey)');
    assert.equal(second.title, 'Create datadog connection "events" in acme (2/3)');
    assert.equal(second.type, 'password');
    await goBack(window);
    const again = await accept(window, 'API key (apiKey)');
    assert.equal(again.value, '');
    assert.match(again.placeholder, /^set: press Enter to keep it/);
    await type(window, 'Application key', 'typed-application-key');
    assert.deepEqual(await choices(window, 'Create'), [
      'Create, datadog connection "events"',
      'API key, set, fields',
      'Application key, set',
    ]);
    assert.equal((await window.page.content()).includes('typed-a'), false);
    await takeScreenshot(window, 'summary');
    await choose(window, 'Create');
    await message(window, 'Created datadog connection "events" in acme.');
    await goToEnd(window);
    await untilSquiggles(window, missing.slice(1, 2));
    assert.deepEqual(relay.stored('datadog', 'events'), {
      apiKey: 'typed-api-key',
      applicationKey: 'typed-application-key',
    });
    await takeScreenshot(window, 'created');
  });
});
