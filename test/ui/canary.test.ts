/**
 * A token and a secret value that occur nowhere else go through everything that handles them, while VS Code logs all it can; then they are looked for
 * everywhere, and are in the service and nowhere else.
 */
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleAccount, type RelayApiServer } from '../relayApi';
import { answerDialog } from './dialog';
import { chooseFix, goTo, goToEnd, quickFixes, untilSquiggles } from './editor';
import { findEverywhere, findInFolder, findInText } from './leaks';
import {
  accept,
  choose,
  closed,
  createShownOnce,
  goBack,
  inputWith,
  openFile,
  pressButton,
  runCommand,
  type,
} from './quickInput';
import { useScene } from './scene';
import { answerMessage, dismissMessages, message } from './surroundings';
import type { Window } from './window';

const file = 'start-here.yaml';
/** The part that no escaping changes is what is looked for. */
const canaries = {
  token: 'tokenOfTheCanary7Q2ZK',
  apiKey: 'apiKeyOfTheCanary4XW9',
  refused: 'refusedKeyOfCanary6HT',
  secret: 'secretOfTheCanary8LM',
  replacement: 'replacementOfCanary5PD',
  left: 'leftKeyOfTheCanary3YU',
  shownOnce: sampleAccount.displayOnce?.puppet?.token ?? '',
};
const secretsPath = '/api/workflows/release%2Fdeploy-web/secrets';
const token = `relay.${canaries.token}`;
const apiKey = `"${canaries.apiKey}" & 100 %/\\`;
const secret = `{${canaries.secret}: \\n}`;
const refusedKey = `<${canaries.refused}>`;
const replacement = `KEY_OF_DATADOG="${canaries.replacement}"`;

suite('a canary', () => {
  let relay: RelayApiServer;
  let window: Window;
  useScene(
    (api) => {
      api.issueToken(token);
      return { logLevel: 'trace', settings: { 'relay.trace.server': 'verbose', 'relay.account.keepList': true } };
    },
    (scene) => ({ relay, window } = scene),
  );

  test('goes through signing in, a mistyped token, and creating with refusals in between', async () => {
    await openFile(window, file);
    await runCommand(window, 'Relay: Sign In…');
    await choose(window, 'Paste an API Token');
    await type(window, 'API token', `${token}-mistyped`);
    await type(window, 'does not know this token', token);
    await message(window, 'Signed in to Relay');
    await dismissMessages(window);

    relay.fault({ kind: 'status', status: 500, method: 'POST', path: '/api/connections' });
    relay.fault({
      kind: 'status',
      status: 422,
      method: 'POST',
      path: '/api/connections',
      message: `applicationKey ${refusedKey} is not valid`,
    });
    await goTo(window, file, "datadog.'ev$0ents'");
    await quickFixes(window);
    await chooseFix(window, 'Create datadog connection "events" in acme…');
    await type(window, 'API key', apiKey);
    await accept(window, 'There is a space or a line break within it. Press Enter again to use it as it is');
    await type(window, 'Application key', refusedKey);
    await accept(window, 'placeholder of an example. Press Enter again');
    await choose(window, 'Create');
    await answerMessage(window, 'has a problem of its own', 'Try Again');
    await answerMessage(window, 'is not valid', 'Edit the Fields');
    await type(window, 'Application key', apiKey);
    await accept(window, 'Press Enter again');
    await choose(window, 'Create');
    await message(window, 'Created datadog connection "events" in acme.');
    await goToEnd(window);
    await untilSquiggles(window, ["warning 'cluster-eu'", "error 'oncall'"]);
  });

  test('goes through creating a secret of a workflow, with a refusal in between', async () => {
    await dismissMessages(window);
    await openFile(window, 'deploy-web.yaml');
    await untilSquiggles(window, ['error deployToken']);
    relay.fault({ kind: 'status', status: 422, method: 'POST', path: secretsPath, message: `${secret} is not good` });
    await goTo(window, 'deploy-web.yaml', '!Secret deploy$0Token');
    await quickFixes(window);
    await chooseFix(window, 'Create secret "deployToken"');
    await type(window, 'deployToken', secret);
    await answerMessage(window, 'is not good', 'Edit the Value');
    await accept(window, 'deployToken');
    await message(window, 'Created the secret "deployToken"');
    await untilSquiggles(window, []);
  });

  test('goes through replacing values with repairs and a way back, a test that is refused, renaming and deleting', async () => {
    await dismissMessages(window);
    await openFile(window, file);
    relay.fault({ kind: 'status', status: 422, method: 'PUT', message: `${canaries.replacement} is not good` });
    await runCommand(window, 'Relay: Replace Connection Values…');
    await choose(window, 'events');
    await type(window, 'API key', replacement);
    await inputWith(window, 'the wand to leave the name out');
    // The quotes are left, and said again.
    await pressButton(window, 'wand');
    await inputWith(window, 'the wand to take the quotes off');
    await pressButton(window, 'wand');
    await type(window, 'Application key', `"${canaries.left}"`);
    await inputWith(window, 'There are quotes around it');
    await goBack(window);
    await accept(window, 'API key');
    await type(window, 'Application key', `${canaries.replacement}-too`);
    await choose(window, 'Replace the Values');
    await answerMessage(window, 'is not good', 'Edit the Fields');
    await accept(window, 'API key');
    await choose(window, 'Replace the Values');
    relay.fault({ kind: 'status', status: 422, method: 'POST', path: /\/test$/, message: `${token} is not good` });
    await answerMessage(window, 'Replaced the values', 'Test Connection');
    await message(window, 'Could not test the datadog connection "events"');
    assert.deepEqual(relay.stored('datadog', 'events'), {
      apiKey: canaries.replacement,
      applicationKey: `${canaries.replacement}-too`,
    });

    await dismissMessages(window);
    await runCommand(window, 'Relay: Rename Connection…');
    await choose(window, 'events');
    await type(window, 'New name', 'renamed');
    await answerDialog(window, 'Rename the datadog connection', 'Rename Only');
    await message(window, 'Renamed the datadog connection');
    await runCommand(window, 'Relay: Delete Connection…');
    await choose(window, 'renamed');
    await answerDialog(window, 'Delete the datadog connection', 'Delete');
    await message(window, 'Deleted the datadog connection "renamed"');
  });

  test('goes through being shown once', async () => {
    await dismissMessages(window);
    await createShownOnce(window);
    const { detail } = await answerDialog(window, 'Relay shows this once', 'Close');
    assert.match(detail, new RegExp(canaries.shownOnce));
    await answerDialog(window, 'Nothing was copied', 'I Have Kept It');
    await message(window, 'Created puppet connection "servers"');
  });

  test('is in the service', () => {
    assert.equal(relay.storedSecrets('release/deploy-web')?.deployToken, secret);
    const sent = relay.requests().map(({ body }) => body);
    for (const value of [apiKey, refusedKey, canaries.replacement])
      assert.ok(
        sent.some((body) => body.includes(JSON.stringify(value).slice(1, -1))),
        value,
      );
  });

  test('what was typed and left is not sent', () => {
    const sent = JSON.stringify(relay.requests());
    assert.deepEqual(findInText(sent, 'a request', canaries.left), []);
    assert.ok(!sent.includes('KEY_OF_DATADOG'));
  });

  test('is sent in the header and the bodies that are for it, and in no other', () => {
    for (const { method, path, query, headers, body } of relay.requests()) {
      const isCreate =
        (method === 'POST' && (path === '/api/connections' || path === secretsPath)) ||
        (method === 'PUT' && path.startsWith('/api/connections/'));
      const { authorization = '', ...others } = headers;
      const rest = JSON.stringify([path, [...query], others, isCreate ? '' : body]);
      for (const canary of Object.values(canaries)) assert.deepEqual(findInText(rest, `${method} ${path}`, canary), []);
      assert.deepEqual(findInText(isCreate ? body : '', 'the body', canaries.token), []);
      assert.ok(authorization.startsWith(`Bearer ${token}`));
    }
    assert.equal(relay.requests({ method: 'POST', path: '/api/connections' }).length, 4);
  });

  test('is nowhere else, signed in or out: this VS Code keeps its secret storage in memory', async () => {
    await runCommand(window, 'Output: Show Output Channels...');
    await choose(window, 'Relay Workflows');
    await closed(window);
    for (const canary of Object.values(canaries)) assert.deepEqual(await findEverywhere(window, canary), []);
    // Also not in the list that is kept on the disk, with the names.
    assert.match(
      (await findInFolder(window.dataFolder, 'acme-workspace')).join('\n'),
      /globalStorage.*\.json \(utf8\)/,
    );
    await runCommand(window, 'Relay: Sign Out');
    await message(window, 'Signed out of Relay');
    for (const canary of Object.values(canaries)) assert.deepEqual(await findEverywhere(window, canary), []);
  });

  test('would have been found: what is public is in the log of the messages, on the page and in the browser', async () => {
    const name = (await findEverywhere(window, 'deployToken')).join('\n');
    assert.match(name, /Relay Workflows\.log \(utf8\)/);
    assert.match(name, /the page \(utf8\)/);
    assert.match((await findEverywhere(window, 'relay-workflows')).join('\n'), /the storage of the browser \(base64\)/);
  });

  for (const encoding of ['utf8', 'utf16le', 'base64', 'hex'] as const)
    test(`would have been found: in a file as ${encoding}`, async () => {
      const planted = path.join(window.dataFolder, 'data', 'planted');
      try {
        const text = `{"value":"${apiKey}"}`;
        await writeFile(
          planted,
          encoding === 'base64' || encoding === 'hex'
            ? Buffer.from(text).toString(encoding)
            : Buffer.from(text, encoding),
        );
        assert.equal((await findInFolder(window.dataFolder, canaries.apiKey)).length, 1);
      } finally {
        await rm(planted);
      }
    });
});
