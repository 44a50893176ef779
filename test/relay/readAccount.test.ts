import assert from 'node:assert/strict';
import { createRelayApi } from '../../server/src/relay/api';
import type { AccountSnapshot } from '../../server/src/relay/account';
import { keepLastGood, readAccount } from '../../server/src/relay/readAccount';
import { Redacted } from '../../server/src/relay/redacted';
import { startRelayApi, type Fault, type RelayApiServer } from '../relayApi';

suite('Reading the account', () => {
  let relay: RelayApiServer;
  setup(async () => (relay = await startRelayApi()));
  teardown(() => relay.close());

  const open = ({ timeoutMs, token = relay.token }: { timeoutMs?: number; token?: string } = {}) => {
    const api = createRelayApi({ baseUrl: relay.url, token: new Redacted(token), timeoutMs });
    return () => Promise.resolve(api);
  };
  const read = (options: { timeoutMs?: number; token?: string } = {}) =>
    readAccount(open(options), { apiUrl: relay.url, now: () => 42 });

  test('an account that could be read is known, with its name and age', async () => {
    const account = await read();
    assert.ok(account.kind === 'known');
    const { connections, ...rest } = account;
    assert.equal(connections.length, 10);
    assert.deepEqual(rest, { kind: 'known', accountName: 'acme', apiUrl: relay.url, readAt: 42, mayCreate: 'yes' });
  });

  test('nothing secret is in it', async () => {
    const text = JSON.stringify(await read());
    for (const secret of [relay.token, 'sample-aws-production']) assert.ok(!text.includes(secret));
  });

  test('the name of the account is asked for once', async () => {
    const connect = open();
    for (let count = 0; count < 3; count++) {
      const account = await readAccount(connect, { apiUrl: relay.url });
      assert.ok(account.kind === 'known' && account.accountName === 'acme');
    }
    assert.equal(relay.requests({ path: '/api/connections' }).length, 3);
    assert.equal(relay.requests({ path: '/api/account' }).length, 1);
  });

  test('what the service says is unchanged is only younger', async () => {
    await relay.close();
    relay = await startRelayApi({ entityTags: true });
    const connect = open();
    const first = await readAccount(connect, { apiUrl: relay.url, now: () => 1 });
    const second = await readAccount(connect, { apiUrl: relay.url, now: () => 2 });
    assert.deepEqual(
      relay.requests({ path: '/api/connections' }).map(({ status }) => status),
      [200, 304],
    );
    assert.deepEqual(second, { ...first, readAt: 2 });
  });

  test('a token that may not see the account still gets its connections', async () => {
    relay.fault({ kind: 'status', status: 403, path: '/api/account' });
    const account = await read();
    assert.ok(account.kind === 'known');
    assert.equal(account.accountName, new URL(relay.url).host);
  });

  test('an empty account is known to be empty', async () => {
    relay.fault({ kind: 'wrongShape', body: { connections: [] }, path: '/api/connections' });
    const account = await read();
    assert.ok(account.kind === 'known');
    assert.deepEqual(account.connections, []);
  });

  const failures: readonly (readonly [string, Fault, string, RegExp])[] = [
    ['401', { kind: 'status', status: 401 }, 'unauthorized', /does not accept this sign-in/],
    ['403', { kind: 'status', status: 403 }, 'forbidden', /your role on the account does not allow it/],
    ['429', { kind: 'status', status: 429 }, 'unreachable', /is asked too often/],
    ['503', { kind: 'status', status: 503 }, 'unexpected', /has a problem of its own/],
    ['404', { kind: 'status', status: 404 }, 'unexpected', /not \(or no longer\)/],
    ['a hanging service', { kind: 'hang' }, 'unreachable', /did not answer in time/],
    ['a broken connection', { kind: 'drop' }, 'unreachable', /cannot be reached/],
    ['half a list', { kind: 'truncated' }, 'unreachable', /cannot be reached/],
    ['malformed JSON', { kind: 'malformed' }, 'unexpected', /not understood/],
    ['a web page', { kind: 'html' }, 'unexpected', /a web page/],
    ['another shape', { kind: 'wrongShape', body: { connections: {} } }, 'unexpected', /connections is not a list/],
  ];
  for (const [name, fault, reason, message] of failures)
    test(`${name} makes it unknown, never empty, after one request`, async () => {
      relay.fault(fault);
      const account = await read({ timeoutMs: fault.kind === 'hang' ? 50 : 10_000 });
      assert.ok(account.kind === 'unknown');
      assert.equal(account.reason, reason);
      assert.match(account.message, /^Could not read the connections of the account: /);
      assert.match(account.message, message);
      // On a machine that is busy, the time may be over before the request is there.
      assert.ok(relay.requests().length <= 1);
    });

  test('what the service asks to wait is kept', async () => {
    relay.fault({ kind: 'status', status: 503, retryAfter: 20 });
    const account = await read();
    assert.ok(account.kind === 'unknown');
    assert.equal(account.retryAfterMs, 20_000);
  });

  suite('after a failed read', () => {
    const unknown: AccountSnapshot = {
      kind: 'unknown',
      reason: 'unreachable',
      message: 'No network.',
      retryAfterMs: 7,
    };
    const signedOut: AccountSnapshot = { kind: 'signedOut' };

    test('the last good list stays, with the failure on it', async () => {
      const known = await read();
      assert.deepEqual(keepLastGood(known, unknown), {
        ...known,
        failure: { reason: 'unreachable', message: 'No network.', retryAfterMs: 7 },
      });
    });

    test('there is nothing to keep when nothing was known', () => {
      assert.equal(keepLastGood(signedOut, unknown), unknown);
      assert.equal(keepLastGood(unknown, unknown), unknown);
    });

    test('a good read and signing out replace everything', async () => {
      const known = await read();
      assert.equal(keepLastGood({ ...known, failure: unknown } as AccountSnapshot, known), known);
      assert.equal(keepLastGood(known, signedOut), signedOut);
    });
  });
});
