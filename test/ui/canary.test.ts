/**
 * A token and a secret value that occur nowhere else go through everything that handles them, while VS Code logs all it can; then they are looked for
 * everywhere, and are in the service and nowhere else.
 */
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RelayApiServer } from '../relayApi';
import { chooseFix, goTo, goToEnd, quickFixes, untilSquiggles } from './editor';
import { findEverywhere, findInFolder, findInText } from './leaks';
import { accept, choose, closed, openFile, runCommand, type } from './quickInput';
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
};
const secretsPath = '/api/workflows/release%2Fdeploy-web/secrets';
const token = `relay.${canaries.token}`;
const apiKey = `"${canaries.apiKey}" & 100 %/\\`;
const secret = `{${canaries.secret}: \\n}`;
const refusedKey = `<${canaries.refused}>`;

suite('a canary', () => {
  let relay: RelayApiServer;
  let window: Window;
  useScene(
    (api) => {
      api.issueToken(token);
      return { logLevel: 'trace', settings: { 'relay.trace.server': 'verbose' } };
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

  test('is in the service', () => {
    assert.equal(relay.storedSecrets('release/deploy-web')?.deployToken, secret);
    assert.deepEqual(relay.stored('datadog', 'events'), { apiKey, applicationKey: apiKey });
  });

  test('is sent in the header and the bodies that are for it, and in no other', () => {
    for (const { method, path, query, headers, body } of relay.requests()) {
      const isCreate = method === 'POST' && (path === '/api/connections' || path === secretsPath);
      const { authorization = '', ...others } = headers;
      const rest = JSON.stringify([path, [...query], others, isCreate ? '' : body]);
      for (const canary of Object.values(canaries)) assert.deepEqual(findInText(rest, `${method} ${path}`, canary), []);
      assert.deepEqual(findInText(isCreate ? body : '', 'the body', canaries.token), []);
      assert.ok(authorization.startsWith(`Bearer ${token}`));
    }
    assert.equal(relay.requests({ method: 'POST', path: '/api/connections' }).length, 3);
  });

  test('is nowhere else, signed in or out: this VS Code keeps its secret storage in memory', async () => {
    await runCommand(window, 'Output: Show Output Channels...');
    await choose(window, 'Relay Workflows');
    await closed(window);
    for (const canary of Object.values(canaries)) assert.deepEqual(await findEverywhere(window, canary), []);
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
