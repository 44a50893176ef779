import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createRelayApi, RelayApiError, type RelayApi, type RelayApiOptions } from '../../server/src/relay/api';
import { exchange } from '../../server/src/relay/http';
import { Redacted } from '../../server/src/relay/redacted';
import { sampleAccount, startRelayApi, type RelayApiServer, type RelayApiServerOptions } from '../relayApi';
import { apiCalls } from './calls';

const json = 'application/vnd.puppet.relay.v20200615+json';
const yaml = 'application/vnd.puppet.relay.v20200615+yaml';

suite('The client of the Relay API', () => {
  let relay: RelayApiServer;
  let api: RelayApi;
  setup(() => restart());
  teardown(() => relay.close());

  async function restart(options?: RelayApiServerOptions) {
    relay = await startRelayApi(options);
    api = open();
  }

  const open = (options: Partial<RelayApiOptions> = {}) =>
    createRelayApi({ baseUrl: relay.url, token: new Redacted(relay.token), ...options });

  const awsFields = new Map([
    ['accessKeyID', new Redacted('AKIA1')],
    ['secretAccessKey', new Redacted('one')],
  ]);

  async function checkFails(running: Promise<unknown>, kind: string, detail: string | RegExp) {
    const error = await running.then(
      () => assert.fail('the call succeeded'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof RelayApiError);
    assert.equal(error.kind, kind);
    if (typeof detail === 'string') assert.equal(error.detail, detail);
    else assert.match(error.detail, detail);
  }

  suite('connections', () => {
    test('a list tells type, name, availability and the workflows that use each', async () => {
      const { connections, mayCreate } = await api.listConnections();
      assert.equal(mayCreate, 'yes');
      const find = (type: string, name: string) => connections.find((one) => one.type === type && one.name === name)!;
      const { id, ...cluster } = find('kubernetes', 'cluster-eu');
      assert.notEqual(id, '');
      assert.deepEqual(cluster, {
        type: 'kubernetes',
        name: 'cluster-eu',
        auth: 'secret',
        availability: {
          status: 'unavailable',
          testedAt: sampleAccount.connections?.find(({ name }) => name === 'cluster-eu')?.availability?.testedAt,
          error: 'The cluster answered 401 Unauthorized: the token may have expired.',
        },
        workflows: ['release/deploy-web'],
      });
      assert.equal(find('github', 'acme-bot').auth, 'oauth2');
      assert.deepEqual(find('gcp', 'analytics').availability, { status: 'unknown' });
    });

    test('a viewer may not create', async () => {
      const viewer = open({ token: new Redacted(relay.viewerToken) });
      assert.equal((await viewer.listConnections()).mayCreate, 'no');
      await checkFails(
        viewer.createConnection({ type: 'aws', name: 'x', fields: awsFields }),
        'forbidden',
        'status 403',
      );
    });

    test('a connection is created with its values, renamed without them, overwritten and deleted', async () => {
      const { connection, displayOnce } = await api.createConnection({ type: 'aws', name: 'new', fields: awsFields });
      assert.deepEqual([connection.type, connection.name, displayOnce.size], ['aws', 'new', 0]);
      assert.deepEqual(relay.stored('aws', 'new'), { accessKeyID: 'AKIA1', secretAccessKey: 'one' });
      await api.updateConnection(connection.id, { name: 'renamed' });
      assert.deepEqual(relay.stored('aws', 'renamed'), { accessKeyID: 'AKIA1', secretAccessKey: 'one' });
      await api.updateConnection(connection.id, { name: 'renamed', fields: new Map([['a', new Redacted('b')]]) });
      assert.deepEqual(relay.stored('aws', 'renamed'), { a: 'b' });
      await api.deleteConnection(connection.id);
      assert.equal(relay.stored('aws', 'renamed'), undefined);
      await checkFails(api.deleteConnection(connection.id), 'notFound', 'status 404');
    });

    test('a field may have any name', async () => {
      await api.createConnection({ type: 'odd', name: 'x', fields: new Map([['__proto__', new Redacted('a')]]) });
      assert.deepEqual(JSON.stringify(relay.stored('odd', 'x')), '{"__proto__":"a"}');
    });

    test('what is shown once stays redacted until it is asked for', async () => {
      const { displayOnce } = await api.createConnection({ type: 'puppet', name: 'primary', fields: new Map() });
      assert.equal(String(displayOnce.get('token')), '[redacted]');
      assert.equal(displayOnce.get('token')?.reveal(), 'sample-token-for-your-puppet-server');
    });

    test('a test gives the verdict, also when it is bad', async () => {
      const { connections } = await api.listConnections();
      const idOf = (type: string) => connections.find((one) => one.type === type)!.id;
      assert.equal((await api.testConnection(idOf('gcp'))).status, 'available');
      const bad = await api.testConnection(idOf('kubernetes'));
      assert.equal(bad.status, 'unavailable');
      assert.match(bad.error!, /401 Unauthorized/);
    });

    test('all pages of a list are read', async () => {
      await relay.close();
      await restart({ pageSize: 3 });
      assert.equal((await api.listConnections()).connections.length, 10);
      assert.equal(relay.requests().length, 4);
    });

    test('pages that lead in a circle end', async () => {
      relay.fault({ kind: 'wrongShape', body: { connections: [], page: { next: 'again' } }, times: 100 });
      await checkFails(api.listConnections(), 'unexpected', 'page.next leads in a circle');
      assert.equal(relay.requests().length, 2);
    });

    test('an unchanged list is not sent again', async () => {
      await relay.close();
      await restart({ entityTags: true });
      const first = await api.listConnections();
      for (let again = 0; again < 2; again++) assert.deepEqual(await api.listConnections(), first);
      relay.addConnection({ type: 'aws', name: 'new' });
      assert.equal((await api.listConnections()).connections.length, 11);
      assert.deepEqual(
        relay.requests().map(({ status }) => status),
        [200, 304, 304, 200],
      );
    });

    test('what is unchanged without having been there before is not understood', async () => {
      relay.fault({ kind: 'status', status: 304, body: 'empty' });
      await checkFails(api.listConnections(), 'unexpected', 'status 304');
    });

    test('each page of a list is tagged by itself, and the unchanged ones are not sent again', async () => {
      await relay.close();
      await restart({ entityTags: true, pageSize: 6 });
      const first = await api.listConnections();
      assert.deepEqual(await api.listConnections(), first);
      relay.removeConnection('aws', 'staging');
      const { connections } = await api.listConnections();
      assert.deepEqual(
        connections,
        first.connections.filter(({ name }) => name !== 'staging'),
      );
      const statuses = relay.requests().map(({ status }) => status);
      assert.deepEqual(statuses.slice(0, 4), [200, 200, 304, 304]);
      assert.ok(statuses.slice(4).includes(200), statuses.join());
    });

    test('after a read that failed the whole list is sent: what its pages led to may be gone', async () => {
      await relay.close();
      await restart({ entityTags: true, pageSize: 6 });
      await api.listConnections();
      const [, second] = relay.requests();
      relay.fault({ kind: 'delay', milliseconds: 0 });
      relay.fault({ kind: 'status', status: 404 });
      await checkFails(api.listConnections(), 'notFound', 'status 404');
      await api.listConnections();
      assert.deepEqual(
        relay.requests().map(({ status }) => status),
        [200, 200, 304, 404, 200, 200],
      );
      assert.notEqual(second?.query.get('page'), null);
    });
  });

  suite('other calls', () => {
    test('a type says whether its connections take fields or the browser', async () => {
      assert.deepEqual(await api.provider('aws'), { secret: true, oauth2: false });
      assert.deepEqual(await api.provider('bitbucket'), { secret: false, oauth2: true });
      await checkFails(api.provider('nothing'), 'notFound', 'status 404');
    });

    test('authorizing in the browser begins with an address', async () => {
      const url = await api.startOAuth({ type: 'bitbucket', name: 'mine' });
      assert.ok(url.startsWith(`${relay.url}/authorize?`), url);
    });

    test('who is signed in, and to which account', async () => {
      const { name, email } = await api.profile();
      assert.deepEqual({ name, email }, { name: 'Ada Administrator', email: 'ada@example.com' });
      assert.equal((await api.account()).name, 'acme');
    });

    test('a device signs in when its code is confirmed, and out again', async () => {
      const device = await open({ token: new Redacted('old') }).startDeviceSignIn();
      assert.equal(relay.requests()[0]!.headers.authorization, undefined);
      assert.ok(device.expiresAt > Date.now());
      assert.equal(new URL(device.verificationUrlComplete!).searchParams.get('user_code'), device.userCode);
      const session = open({ token: device.token });
      await checkFails(session.profile(), 'unauthorized', 'status 401');
      assert.ok(relay.confirmDevice(device.userCode));
      await session.profile();
      await session.endSession();
      await checkFails(session.profile(), 'unauthorized', 'status 401');
    });

    test('secrets of a workflow are listed, made, overwritten and deleted', async () => {
      assert.ok((await api.listWorkflows()).includes('release/deploy-web'));
      assert.ok((await api.listWorkflows()).includes('hello-world'));
      const workflow = 'release/deploy-web';
      await api.createSecret(workflow, { name: 'a/b', value: new Redacted('one') });
      await api.updateSecret(workflow, { name: 'a/b', value: new Redacted('two') });
      assert.equal(relay.storedSecrets(workflow)?.['a/b'], 'two');
      assert.deepEqual(await api.listSecrets(workflow), ['registryPassword', 'a/b']);
      const bytes = { name: 'a/b', value: new Redacted(Buffer.from('bytes').toString('base64')) };
      await api.updateSecret(workflow, { ...bytes, encoding: 'base64' });
      assert.equal(relay.storedSecrets(workflow)?.['a/b'], 'bytes');
      await api.deleteSecret(workflow, 'a/b');
      assert.deepEqual(await api.listSecrets(workflow), ['registryPassword']);
      await checkFails(api.listSecrets('nothing'), 'notFound', 'status 404');
    });

    test('the service judges a workflow', async () => {
      await api.validate('steps:\n- name: a\n  image: relaysh/core\n');
      assert.equal(relay.requests()[0]!.headers['content-type'], yaml);
      await checkFails(api.validate('steps: 1'), 'invalid', 'status 422');
    });
  });

  suite('what is sent', () => {
    test('every call speaks the media type and shows the token', async () => {
      const named = open({ userAgent: 'relay-workflows/0.1.0' });
      for (const { run } of apiCalls) await run(named).catch(() => undefined);
      assert.equal(relay.requests().length, apiCalls.length);
      for (const { headers, path, body } of relay.requests()) {
        assert.equal(headers.accept, json);
        assert.equal(headers['user-agent'], 'relay-workflows/0.1.0');
        const signingIn = path === '/auth/sessions/device';
        assert.equal(headers.authorization, signingIn ? undefined : `Bearer ${relay.token}`);
        const expected = path === '/api/revisions/validate' ? yaml : json;
        assert.equal(headers['content-type'], body === '' ? undefined : expected);
      }
    });

    test('ids and names stay one segment of the address', async () => {
      await checkFails(api.testConnection('a/../b?c'), 'notFound', 'status 404');
      assert.equal(relay.requests()[0]!.path, '/api/connections/a%2F..%2Fb%3Fc/test');
      for (const id of ['', '.', '..'])
        await checkFails(api.deleteConnection(id), 'invalid', /cannot be part of an address/);
      assert.equal(relay.requests().length, 1);
    });

    test('a path of the base address is kept', async () => {
      await checkFails(open({ baseUrl: `${relay.url}/relay/` }).profile(), 'notFound', 'status 404');
      assert.equal(relay.requests()[0]!.path, '/relay/auth/profile');
    });

    test('a token never follows a redirect', async () => {
      const elsewhere = await startRelayApi();
      try {
        for (const location of [`${elsewhere.url}/api/connections`, '/api/account']) {
          relay.fault({ kind: 'redirect', location });
          await checkFails(api.listConnections(), 'unexpected', 'status 302');
        }
        assert.equal(elsewhere.requests().length, 0);
        assert.equal(relay.requests().length, 2);
      } finally {
        await elsewhere.close();
      }
    });

    test('a token that no service has issued is not sent', async () => {
      for (const token of ['', 'two words', 'line\nbreak', 'schlüssel'])
        await checkFails(open({ token: new Redacted(token) }).profile(), 'unauthorized', /token is empty or holds/);
      assert.equal(relay.requests().length, 0);
    });

    test('no client is made for an address that a token may not be sent to', () => {
      assert.throws(
        () => open({ baseUrl: 'http://relay.example.com' }),
        (error: unknown) =>
          error instanceof RelayApiError && error.kind === 'invalid' && error.detail.includes('https://'),
      );
    });
  });

  suite('what is understood', () => {
    const good = {
      id: '1',
      type: 'aws',
      name: 'prod',
      capabilities: [],
      created_at: '2024-01-01T00:00:00Z',
      updated_at: '2024-01-01T00:00:00Z',
      auth: { type: 'secret' },
      availability: { status: 'available' },
    };
    const answer = async (body: unknown) => {
      relay.fault({ kind: 'wrongShape', body });
      return api.listConnections();
    };

    test('unknown fields are ignored, optional ones may be absent or null', async () => {
      const { connections, mayCreate } = await answer({
        connections: [{ ...good, later: { more: [1] }, workflows: null, availability: { status: 'new', error: null } }],
        more: true,
      });
      assert.equal(mayCreate, 'unknown');
      assert.deepEqual(connections, [
        { id: '1', type: 'aws', name: 'prod', auth: 'secret', availability: { status: 'new' }, workflows: undefined },
      ]);
    });

    test('an unknown way of authorizing is one of the answers', async () => {
      const { connections } = await answer({ connections: [{ ...good, auth: { type: 'saml' } }] });
      assert.equal(connections[0]?.auth, 'unknown');
    });

    test('the error of a test may be an error body or a text', async () => {
      const errorOf = async (error: unknown) => {
        const { connections } = await answer({ connections: [{ ...good, availability: { status: 'bad', error } }] });
        return connections[0]!.availability.error;
      };
      assert.equal(await errorOf('plain'), 'plain');
      assert.equal(await errorOf({ formatted: { friendly: 'a' }, description: { friendly: 'b' } }), 'a');
      assert.equal(await errorOf({ description: { friendly: 'b' }, title: 'c' }), 'b');
      assert.equal(await errorOf({ title: 'c' }), 'c');
      assert.equal(await errorOf({}), undefined);
    });

    test('a workflow is named with its folder', async () => {
      const workflows = [
        { folder: '', name: 'a' },
        { name: 'b' },
        { folder: 'f/g', name: 'c' },
        { folder: '/f/', name: 'd' },
      ];
      const { connections } = await answer({ connections: [{ ...good, workflows }] });
      assert.deepEqual(connections[0]?.workflows, ['a', 'b', 'f/g/c', 'f/d']);
    });

    test('only a permission about adding or changing connections says who may create', async () => {
      const mayCreate = async (...grants: unknown[]) =>
        (await answer({ connections: [], access: { permission_grants: grants } })).mayCreate;
      const grant = (name: string, granted?: unknown) => ({ permission: { name }, granted });
      assert.equal(await mayCreate(), 'unknown');
      assert.equal(
        await mayCreate(grant('connections.read', 'granted'), grant('workflows.write', 'granted')),
        'unknown',
      );
      assert.equal(await mayCreate(grant('connections.create', 'granted')), 'yes');
      assert.equal(await mayCreate(grant('connection:manage', true)), 'yes');
      assert.equal(await mayCreate(grant('connections.write', 'none')), 'no');
      assert.equal(await mayCreate(grant('connections.write', false), grant('connections.create', true)), 'yes');
      assert.equal(await mayCreate(grant('connections.write', 'in some folders')), 'unknown');
      assert.equal(await mayCreate(grant('connections.write')), 'unknown');
      assert.equal(await mayCreate({ granted: 'granted' }), 'unknown');
    });

    for (const [problem, body] of Object.entries<unknown>({
      'connections is missing': {},
      'connections is not a list': { connections: {} },
      'connections[1] is not an object': { connections: [good, null] },
      'connections[0].id is missing': { connections: [{ ...good, id: undefined }] },
      'connections[0].id is not a text': { connections: [{ ...good, id: 7 }] },
      'connections[0].name is not a non-empty text': { connections: [{ ...good, name: '' }] },
      'connections[0].auth is missing': { connections: [{ ...good, auth: undefined }] },
      'connections[0].auth.type is not a text': { connections: [{ ...good, auth: { type: [] } }] },
      'connections[0].availability.status is missing': { connections: [{ ...good, availability: {} }] },
      'connections[0].availability.tested_at is not a time': {
        connections: [{ ...good, availability: { status: 'a', tested_at: 'yesterday' } }],
      },
      'connections[0].workflows[0].name is missing': { connections: [{ ...good, workflows: [{}] }] },
      'access.permission_grants is not a list': { connections: [], access: { permission_grants: 'all' } },
      'the answer is not an object': 'text',
    }))
      test(`the field that is wrong is named: ${problem}`, () => checkFails(answer(body), 'unexpected', problem));

    test('only a web address is opened in the browser', async () => {
      for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'x']) {
        relay.fault({ kind: 'wrongShape', body: { url } });
        await checkFails(api.startOAuth({ type: 'github', name: 'x' }), 'unexpected', 'url is not a web address');
      }
    });

    test('a connection that the service did not delete is not taken for deleted', async () => {
      relay.fault({ kind: 'wrongShape', body: { resource_id: '1', success: false } });
      await checkFails(api.deleteConnection('1'), 'unexpected', 'the service did not delete the connection');
    });
  });

  suite('limits', () => {
    test('an answer without end is cut off', async () => {
      const url = new URL(`${relay.url}/auth/profile`);
      const request = { method: 'GET', url, headers: {}, timeoutMs: 1000 };
      await checkFails(exchange({ ...request, maximumBytes: 20 }), 'unexpected', 'the answer is longer than 20 bytes');
    });

    test('time is limited from the first step of connecting to the last byte', async () => {
      // It takes the connection and says nothing, as a proxy may that has lost its way.
      const silent = createServer().listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const address = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
      for (const baseUrl of [`https://${address}`, `http://${address}`])
        await checkFails(open({ baseUrl, timeoutMs: 50 }).profile(), 'timeout', 'no answer in 50 ms');
      silent.close();
      for (const kind of ['hang', 'stall'] as const) {
        relay.fault({ kind });
        await checkFails(open({ timeoutMs: 50 }).profile(), 'timeout', 'no answer in 50 ms');
      }
    });

    test('an answer that is only late is an answer', async () => {
      relay.fault({ kind: 'delay', milliseconds: 20 });
      await api.profile();
    });

    test('how long to wait is read as seconds or as a date', async () => {
      const wait = async (retryAfter: string) => {
        relay.fault({ kind: 'status', status: 429, retryAfter });
        const error: unknown = await api.profile().catch((reason: unknown) => reason);
        assert.ok(error instanceof RelayApiError);
        return error.retryAfterMs;
      };
      assert.equal(await wait('7'), 7000);
      assert.equal(await wait('soon'), undefined);
      assert.equal(await wait('Wed, 21 Oct 2015 07:28:00 GMT'), 0);
      const inAMinute = await wait(new Date(Date.now() + 60_000).toUTCString());
      assert.ok(inAMinute! > 50_000 && inAMinute! <= 60_000, String(inAMinute));
    });
  });
});
