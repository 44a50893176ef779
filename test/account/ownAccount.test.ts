import assert from 'node:assert/strict';
import type { Login, TokenLogin } from '../../server/src/account/login';
import { ownAccount } from '../../server/src/account/ownAccount';
import type { AccountSnapshot, KnownAccount } from '../../server/src/relay/account';
import { Redacted } from '../../server/src/relay/redacted';
import { knownAccount } from '../relay/knownAccount';

const down: AccountSnapshot = { kind: 'unknown', reason: 'unreachable', message: 'Relay cannot be reached.' };

suite('account that the server reads itself', () => {
  test('is not read before a workflow needs it', async () => {
    const { account, reads, settle } = open();
    await settle();
    assert.equal(reads(), 0);
    account.need();
    await settle();
    assert.equal(reads(), 1);
    assert.equal(account.current.kind, 'known');
  });

  test('a change is told', async () => {
    const { account, settle } = open();
    const seen: string[] = [];
    account.onDidChange(() => seen.push(account.current.kind));
    account.need();
    await settle();
    assert.deepEqual(seen, ['known']);
  });

  test('one request is in flight at most', async () => {
    const { account, reads, settle } = open();
    for (let i = 0; i < 100; i++) account.need();
    await settle();
    assert.equal(reads(), 1);
  });

  test('an hour of work on a good list asks for nothing more', async () => {
    const { account, world, reads, settle } = open();
    for (let second = 0; second < 3600; second++) {
      world.time = second * 1000;
      account.need();
      await settle();
    }
    assert.equal(reads(), 1);
  });

  test('a connection newly missing from a list older than 30 s has it read again, from a younger one not', async () => {
    const { account, world, reads, settle } = open();
    account.need();
    await settle();
    world.time = 30_000;
    account.newlyMissing();
    await settle();
    assert.equal(reads(), 1);
    world.time = 30_001;
    account.newlyMissing();
    await settle();
    assert.equal(reads(), 2);
  });

  test('a list is being read again from the need to the answer, and the end is told', async () => {
    const { account, world, settle } = open({ answer: () => knownAt(world.time) });
    account.need();
    assert.equal(account.rereading, false, 'there is no list yet');
    await settle();
    world.time = 30_001;
    assert.equal(account.rereading, false);
    account.newlyMissing();
    assert.equal(account.rereading, true);
    const seen: boolean[] = [];
    account.onDidChange(() => seen.push(account.rereading));
    await settle();
    assert.deepEqual(seen, [false]);
  });

  test('while it waits after a failure nothing is being read', async () => {
    const { account, world, settle } = open({ answer: (read) => (read === 1 ? knownAt(0) : down) });
    account.need();
    await settle();
    world.time = 60_000;
    account.newlyMissing();
    await settle();
    assert.equal(account.current.kind === 'known' && account.current.failure?.reason, 'unreachable');
    account.newlyMissing();
    assert.equal(account.rereading, false);
  });

  test('after failures it waits 20 s, then 40 s, 80 s … at most 5 min, less up to half of it by chance', async () => {
    const { account, world, settle } = open({ answer: () => down, random: 1 - Number.EPSILON });
    const pauses: number[] = [];
    let last = 0;
    for (world.time = 0; pauses.length < 8; world.time += 1000) {
      const before = world.reads;
      account.need();
      await settle();
      if (world.reads === before) continue;
      if (before > 0) pauses.push((world.time - last) / 1000);
      last = world.time;
    }
    assert.deepEqual(pauses, [20, 40, 80, 160, 300, 300, 300, 300]);

    const hasty = open({ answer: () => down, random: 0 });
    hasty.account.need();
    await hasty.settle();
    for (const [time, reads] of [
      [9999, 1],
      [10_000, 2],
    ] as const) {
      hasty.world.time = time;
      hasty.account.need();
      await hasty.settle();
      assert.equal(hasty.reads(), reads);
    }
  });

  test('a good read ends what was waited for before', async () => {
    const answer = (read: number) => (read === 3 ? knownAt(0) : down);
    const { account, world, reads, settle } = open({ answer, random: 1 - Number.EPSILON });
    for (const [time, expected] of [
      [0, 1],
      [20_000, 2],
      [60_000, 3],
      [90_001, 4],
      [110_001, 5],
    ] as const) {
      world.time = time;
      account.newlyMissing();
      await settle();
      assert.equal(reads(), expected, String(time));
    }
  });

  test('100 keystrokes in 30 s on a failing API are at most two requests, whatever the chance', async () => {
    const { account, world, reads, settle } = open({ answer: () => down, random: 0 });
    for (let keystroke = 0; keystroke < 100; keystroke++) {
      world.time = keystroke * 300;
      account.need();
      account.newlyMissing();
      await settle();
    }
    assert.ok(reads() <= 2, String(reads()));
  });

  test('it waits as long as the service asks', async () => {
    const { account, world, reads, settle } = open({ answer: () => ({ ...down, retryAfterMs: 120_000 }) });
    account.need();
    await settle();
    world.time = 119_999;
    account.need();
    await settle();
    assert.equal(reads(), 1);
    world.time = 120_000;
    account.need();
    await settle();
    assert.equal(reads(), 2);
  });

  test('a failed read keeps the last good list and says why it is old', async () => {
    const { account, world, settle } = open({ answer: (read) => (read === 1 ? knownAt(0) : down) });
    account.need();
    await settle();
    world.time = 60_000;
    account.newlyMissing();
    await settle();
    assert.deepEqual(account.current, {
      ...knownAt(0),
      failure: { reason: 'unreachable', message: 'Relay cannot be reached.' },
    });
  });

  test('a list does not outlive its login', async () => {
    const { account, world, settle } = open({ answer: (read) => (read === 1 ? knownAt(0) : down) });
    account.need();
    await settle();
    world.time = 60_000;
    world.login = { ...tokenLogin, token: new Redacted('another') };
    account.newlyMissing();
    await settle();
    assert.equal(account.current.kind, 'unknown');
  });

  test('without a login it is signed out, asks no service, and looks again after 30 s', async () => {
    const { account, world, reads, settle } = open({ login: { kind: 'none' } });
    account.need();
    await settle();
    assert.equal(account.current.kind, 'signedOut');
    world.login = tokenLogin;
    world.time = 29_999;
    account.need();
    await settle();
    assert.equal(reads(), 0);
    world.time = 30_000;
    account.need();
    await settle();
    assert.equal(account.current.kind, 'known');
  });

  test('a login that must not be used makes the account unknown, with the reason', async () => {
    const { account, logged, reads, settle } = open({ login: { kind: 'unusable', message: 'RELAY_API_URL is odd.' } });
    account.need();
    await settle();
    assert.deepEqual(account.current, { kind: 'unknown', reason: 'unexpected', message: 'RELAY_API_URL is odd.' });
    assert.equal(reads(), 0);
    assert.deepEqual(logged, ['RELAY_API_URL is odd.']);
  });

  test('how it is goes to the log when it changes, and without the token', async () => {
    const { account, world, logged, settle } = open({ answer: (read) => (read < 3 ? down : knownAt(0)) });
    for (world.time = 0; world.time < 100_000; world.time += 1000) {
      account.need();
      await settle();
    }
    assert.deepEqual(logged, ['Relay cannot be reached.', 'Using account acme at https://api.relay.sh.']);
  });
});

const tokenLogin: TokenLogin = { kind: 'token', apiUrl: 'https://api.relay.sh', token: new Redacted('secret-token') };

interface Options {
  /** The outcome of each read, counted from 1. */
  readonly answer?: (read: number) => AccountSnapshot;
  readonly login?: Login;
  readonly random?: number;
}

function open({ answer = () => knownAt(0), login = tokenLogin, random = 0.5 }: Options = {}) {
  const world = { time: 0, reads: 0, login };
  const logged: string[] = [];
  const account = ownAccount({
    findLogin: () => Promise.resolve(world.login),
    readAccount: () => Promise.resolve(answer(++world.reads)),
    now: () => world.time,
    random: () => random,
    log: (message) => void logged.push(message),
  });
  /** All that can happen without the passing of time has happened. */
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { account, world, logged, settle, reads: () => world.reads };
}

const knownAt = (readAt: number): KnownAccount => ({ ...knownAccount(), readAt });
