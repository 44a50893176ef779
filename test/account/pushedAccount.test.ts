import assert from 'node:assert/strict';
import { pushedAccount } from '../../server/src/account/pushedAccount';
import type { AccountFailure, KnownAccount } from '../../server/src/relay/account';
import { knownAccount } from '../relay/knownAccount';

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
    const { account, world } = open();
    account.push(knownAt(0));
    world.time = 30_001;
    account.newlyMissing();
    assert.equal(world.asked, 1);
  });

  test('a list of the last 30 s is believed', () => {
    const { account, world } = open();
    account.push(knownAt(0));
    world.time = 30_000;
    account.newlyMissing();
    assert.equal(world.asked, 0);
  });

  test('the client is asked one thing at a time, however many names are typed', async () => {
    const { account, world, answer } = open();
    account.push(knownAt(0));
    world.time = 60_000;
    for (let i = 0; i < 3; i++) account.newlyMissing();
    assert.equal(world.asked, 1);
    account.push(knownAt(60_000));
    await answer();
    world.time = 120_000;
    account.newlyMissing();
    assert.equal(world.asked, 2);
  });

  test('is being read again from the question to the answer, and the end is told', async () => {
    const { account, world, answer } = open();
    account.push(knownAt(0));
    world.time = 60_000;
    const seen: boolean[] = [];
    account.onDidChange(() => seen.push(account.rereading));
    assert.equal(account.rereading, false);
    account.newlyMissing();
    assert.equal(account.rereading, true);
    await answer();
    assert.deepEqual(seen, [false]);
  });

  test('a new list is believed before the question is answered', () => {
    const { account, world } = open();
    account.push(knownAt(0));
    world.time = 60_000;
    account.newlyMissing();
    account.push(knownAt(60_000));
    assert.equal(account.rereading, false);
  });

  const waiting: readonly (readonly [string, AccountFailure])[] = [
    ['waits after a failure', { reason: 'unreachable', message: 'Down.', notBefore: 60_001 }],
    ['waits for the user to sign in', { reason: 'unauthorized', message: 'Ended.' }],
  ];
  for (const [doing, failure] of waiting)
    test(`a client that ${doing} hears of it, and nobody waits for it`, () => {
      const { account, world } = open();
      account.push({ ...knownAt(0), failure });
      world.time = 60_000;
      account.newlyMissing();
      assert.equal(world.asked, 1);
      assert.equal(account.rereading, false);
    });

  test('when the wait after a failure is over, the list is being read again', () => {
    const { account, world } = open();
    account.push({ ...knownAt(0), failure: { reason: 'unreachable', message: 'Down.', notBefore: 60_000 } });
    world.time = 60_000;
    account.newlyMissing();
    assert.equal(account.rereading, true);
  });

  test('using the account asks for nothing', () => {
    const { account, world } = open();
    account.push(knownAt(0));
    world.time = 3_600_000;
    account.need();
    assert.equal(world.asked, 0);
  });

  test('nothing is asked of a client whose account is not known', () => {
    const { account, world } = open();
    account.push({ kind: 'signedOut' });
    world.time = 60_000;
    account.newlyMissing();
    assert.equal(world.asked, 0);
  });
});

function open() {
  const world = { time: 0, asked: 0 };
  let answered = (): void => undefined;
  const account = pushedAccount({
    now: () => world.time,
    askForRefresh() {
      world.asked++;
      return new Promise((resolve) => (answered = resolve));
    },
  });
  const answer = async (): Promise<void> => {
    answered();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { account, world, answer };
}

const knownAt = (readAt: number): KnownAccount => ({ ...knownAccount(), readAt });
