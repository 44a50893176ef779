import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { testFolder } from '../testFolder';
import { request } from './client';
import { startRelayApi } from './index';

suite('npm run relay-api', () => {
  const running: ChildProcess[] = [];
  const folder = testFolder();
  teardown(() => {
    for (const child of running.splice(0))
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  });

  function start(...options: string[]) {
    const child = spawn(process.execPath, [join(__dirname, 'main.js'), ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    return child;
  }

  async function firstLine(child: ReturnType<typeof start>) {
    for await (const line of createInterface(child.stdout)) return JSON.parse(line) as Record<string, string>;
    throw new Error('nothing was printed');
  }

  async function checkRefusal(message: RegExp, ...options: string[]) {
    const child = start(...options);
    const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    assert.equal(code, 1);
    assert.match(errors, message);
    assert.doesNotMatch(errors, /\n\s+at /, 'no stack');
  }

  const accountFile = (content: string): string => folder.write('account.json', content);

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`the first line tells the address and the tokens; ${signal} ends it`, async () => {
      const child = start();
      const line = await firstLine(child);
      assert.deepEqual(Object.keys(line), ['url', 'token', 'viewerToken']);
      for (const token of [line.token, line.viewerToken])
        assert.equal((await request(line.url!, 'GET /api/connections', { token })).status, 200);
      child.kill(signal);
      assert.deepEqual(await once(child, 'exit'), [0, null]);
    });

  test('an account of one’s own can be served', async () => {
    const path = accountFile('{ "name": "mine", "connections": [{ "type": "aws", "name": "only" }] }');
    const { url, token } = await firstLine(start('--account', path));
    const { json } = await request(url!, 'GET /api/account', { token });
    assert.equal((json as { account: { name: string } }).account.name, 'mine');
  });

  test('the control key is told when it is asked for', async () => {
    const { url, controlKey } = await firstLine(start('--control-key'));
    const headers = { authorization: `Control ${controlKey}` };
    assert.equal((await request(url!, 'GET /_control/stored', { headers })).status, 200);
  });

  test('a port in use is told', async () => {
    const other = await startRelayApi();
    try {
      await checkRefusal(/Port \d+ is in use\. Choose another with --port/, '--port', new URL(other.url).port);
    } finally {
      await other.close();
    }
  });

  test('a bad option is told', async () => {
    await checkRefusal(/--port takes a number from 0 to 65535, not "http"/, '--port', 'http');
    await checkRefusal(/--prt/, '--prt', '1');
  });

  test('a bad account file is told, with what is wrong in it', async () => {
    await checkRefusal(
      /account file .*nothing\.json cannot be read \(ENOENT\)/,
      '--account',
      folder.path('nothing.json'),
    );
    await checkRefusal(/is not JSON/, '--account', accountFile('{'));
    await checkRefusal(/name must be a text/, '--account', accountFile('{}'));
    const badConnection = '{ "name": "a", "connections": [{ "type": "aws" }] }';
    await checkRefusal(/connections\[0\]\.name must be a text/, '--account', accountFile(badConnection));
  });
});
