import assert from 'node:assert/strict';
import { pushedAccount } from '../../server/src/account/pushedAccount';
import type { ConnectionId, KnownAccount } from '../../server/src/relay/account';

const aws: ConnectionId = { type: 'aws', name: 'prod' };
const gcp: ConnectionId = { type: 'gcp', name: 'prod' };

suite('account from the client', () => {
  test('is loading until the client has sent it', () => {
    const { account } = open();
    assert.equal(account.current.kind === 'unknown' && account.current.reason, 'loading');
  });

  test('is what the client sent last, and every change is told', () => {
    const { account } = open();
    const seen: string[] = [];
    account.onDidChange(() => seen.push(account.current.kind));
    account.push(knownAt(0));
    account.push({ kind: 'signedOut' });
    assert.deepEqual(seen, ['known', 'signedOut']);
  });

  test('a connection newly missing from a list older than 30 s asks the client for a new list', () => {
    const { account, world, asked } = open();
    account.push(knownAt(0));
    world.time = 30_001;
    account.need({ kind: 'newlyMissing', connections: [aws] });
    assert.deepEqual(asked, [[aws]]);
  });

  test('a list of the last 30 s is believed', () => {
    const { account, world, asked } = open();
    account.push(knownAt(0));
    world.time = 30_000;
    account.need({ kind: 'newlyMissing', connections: [aws] });
    assert.deepEqual(asked, []);
  });

  test('the client is asked once for each list, however many names are typed', () => {
    const { account, world, asked } = open();
    account.push(knownAt(0));
    world.time = 60_000;
    for (const connections of [[aws], [gcp], [aws]]) account.need({ kind: 'newlyMissing', connections });
    assert.deepEqual(asked, [[aws]]);
    account.push(knownAt(60_000));
    world.time = 120_000;
    account.need({ kind: 'newlyMissing', connections: [gcp] });
    assert.deepEqual(asked, [[aws], [gcp]]);
  });

  test('using the account asks for nothing', () => {
    const { account, world, asked } = open();
    account.push(knownAt(0));
    world.time = 3_600_000;
    account.need({ kind: 'use' });
    assert.deepEqual(asked, []);
  });

  test('nothing is asked of a client whose account is not known', () => {
    const { account, world, asked } = open();
    account.push({ kind: 'signedOut' });
    world.time = 60_000;
    account.need({ kind: 'newlyMissing', connections: [aws] });
    assert.deepEqual(asked, []);
  });
});

function open() {
  const world = { time: 0 };
  const asked: (readonly ConnectionId[])[] = [];
  const account = pushedAccount({ now: () => world.time, askForRefresh: (connections) => asked.push(connections) });
  return { account, world, asked };
}

function knownAt(readAt: number): KnownAccount {
  return {
    kind: 'known',
    accountName: 'acme',
    apiUrl: 'https://api.relay.sh',
    connections: [],
    readAt,
    mayCreate: 'yes',
  };
}
