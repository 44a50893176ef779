import assert from 'node:assert/strict';
import { request } from './client';
import { startRelayApi, type Fault, type RelayApiServer } from './index';

suite('Faults of the Relay API', () => {
  let relay: RelayApiServer;
  setup(async () => (relay = await startRelayApi()));
  teardown(() => relay.close());

  const list = () => request(relay.url, 'GET /api/connections', { token: relay.token });
  const orderFault = (fault: Fault) => relay.fault(fault);

  async function checkBroken(message: RegExp) {
    await assert.rejects(list, (error: Error) => message.test(String(error.cause)));
  }

  test('a status comes with the words of the service, or with none', async () => {
    orderFault({ kind: 'status', status: 503, retryAfter: 7 });
    const first = await list();
    assert.equal(first.status, 503);
    assert.equal(first.headers.get('retry-after'), '7');
    assert.match(first.text, /under maintenance/);
    orderFault({ kind: 'status', status: 500, body: 'empty' });
    assert.deepEqual([(await list()).status, (await list()).status], [500, 200]);
    orderFault({ kind: 'status', status: 422, message: 'The name is taken.' });
    assert.match((await list()).text, /The name is taken/);
  });

  test('a fault hits its path and method, as often as it was ordered', async () => {
    orderFault({ kind: 'status', status: 500, path: '/api/account', times: 2 });
    orderFault({ kind: 'status', status: 502, path: /^\/api\/conn/g, method: 'POST' });
    const account = () => request(relay.url, 'GET /api/account', { token: relay.token });
    assert.equal((await list()).status, 200);
    assert.deepEqual([(await account()).status, (await account()).status, (await account()).status], [500, 500, 200]);
    assert.equal((await request(relay.url, 'POST /api/connections', { token: relay.token, body: {} })).status, 502);
  });

  test('faults come in the order in which they were ordered, and can be withdrawn', async () => {
    orderFault({ kind: 'status', status: 500 });
    orderFault({ kind: 'status', status: 502 });
    orderFault({ kind: 'status', status: 503, times: 1000 });
    assert.deepEqual([(await list()).status, (await list()).status, (await list()).status], [500, 502, 503]);
    relay.clearFaults();
    assert.equal((await list()).status, 200);
  });

  test('bodies can be malformed, a web page, of another shape, or cut', async () => {
    orderFault({ kind: 'malformed' });
    const malformed = await list();
    assert.deepEqual([malformed.status, malformed.json], [200, undefined]);
    orderFault({ kind: 'html' });
    assert.match((await list()).headers.get('content-type')!, /text\/html/);
    orderFault({ kind: 'wrongShape', body: { connections: 7 } });
    assert.deepEqual((await list()).json, { connections: 7 });
    orderFault({ kind: 'truncated' });
    await checkBroken(/other side closed|terminated/);
  });

  test('a connection can break before or after the work is done', async () => {
    const create = (name: string) =>
      request(relay.url, 'POST /api/connections', {
        token: relay.token,
        body: { name, type: 'aws', auth: { type: 'secret', fields: { a: 'b' } } },
      });
    orderFault({ kind: 'drop' });
    await assert.rejects(create('before'));
    assert.equal(relay.stored('aws', 'before'), undefined);
    orderFault({ kind: 'drop', processed: true });
    await assert.rejects(create('after'));
    assert.deepEqual(relay.stored('aws', 'after'), { a: 'b' });
  });

  test('a request that hangs ends with the server', async () => {
    orderFault({ kind: 'hang' });
    const hanging = assert.rejects(list);
    while (relay.requests().length === 0) await new Promise(setImmediate);
    await relay.close();
    await hanging;
  });

  test('an answer that stops in the middle ends with the server', async () => {
    orderFault({ kind: 'stall' });
    const stalled = assert.rejects(list);
    while (relay.requests()[0]?.status === undefined) await new Promise(setImmediate);
    await relay.close();
    await stalled;
  });

  test('a late answer is the usual one', async () => {
    orderFault({ kind: 'delay', milliseconds: 30 });
    const start = performance.now();
    assert.equal((await list()).status, 200);
    assert.ok(performance.now() - start >= 25);
  });

  test('a redirect leads where it is told', async () => {
    orderFault({ kind: 'redirect', location: 'https://elsewhere.example.com/' });
    const answer = await list();
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, 'https://elsewhere.example.com/']);
  });

  test('requests are recorded with their answers', async () => {
    await list();
    orderFault({ kind: 'status', status: 500 });
    await list();
    await request(relay.url, 'GET /auth/profile');
    assert.deepEqual(
      relay.requests().map(({ method, path, status }) => `${method} ${path} ${status}`),
      ['GET /api/connections 200', 'GET /api/connections 500', 'GET /auth/profile 401'],
    );
    assert.equal(relay.requests({ path: /profile/ }).length, 1);
    assert.equal(relay.requests({ method: 'GET', path: '/api/connections' }).length, 2);
    assert.equal(relay.requests()[0]!.headers.authorization, `Bearer ${relay.token}`);
  });

  suite('from another process', () => {
    const control = (call: string, body?: unknown) =>
      request(relay.url, call, {
        headers: { authorization: `Control ${relay.controlKey}` },
        ...(body === undefined ? {} : { body }),
      });

    test('faults are ordered and withdrawn', async () => {
      await control('POST /_control/faults', { kind: 'status', status: 503, pathPattern: '^/api/', times: 2 });
      assert.equal((await list()).status, 503);
      await control('DELETE /_control/faults');
      assert.equal((await list()).status, 200);
    });

    test('what was stored, and what was asked for, can be looked at', async () => {
      relay.addConnection({ type: 'aws', name: 'new', fields: { accessKeyID: 'a' } });
      const stored = (await control('GET /_control/stored')).json as { name: string }[];
      assert.deepEqual(
        stored.find(({ name }) => name === 'new'),
        { type: 'aws', name: 'new', fields: { accessKeyID: 'a' } },
      );
      await list();
      assert.deepEqual((await control('GET /_control/requests')).json, [
        { method: 'GET', path: '/api/connections', status: 200 },
      ]);
    });

    test('connections come and go, and a device is confirmed', async () => {
      await control('POST /_control/connections', { type: 'aws', name: 'elsewhere' });
      assert.deepEqual(relay.stored('aws', 'elsewhere'), {});
      await control('DELETE /_control/connections', { type: 'aws', name: 'elsewhere' });
      assert.equal(relay.stored('aws', 'elsewhere'), undefined);
      const device = await request(relay.url, 'POST /auth/sessions/device');
      const { user_code: code } = device.json as { user_code: string };
      assert.equal((await control('POST /_control/device', { code })).json, true);
      assert.equal((await control('POST /_control/device', { code: 'WRONG' })).json, false);
    });

    test('nobody without the control key has a say', async () => {
      for (const token of [relay.token, undefined])
        assert.equal((await request(relay.url, 'GET /_control/stored', { token })).status, 401);
    });
  });
});
