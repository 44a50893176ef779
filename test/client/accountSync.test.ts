import assert from 'node:assert/strict';
import { createAccountSync, type AccountSource, type AccountSync } from '../../client/src/accountSync';
import type { AccountSnapshot, KnownAccount } from '../../server/src/relay/account';
import type { UnknownAccount } from '../../server/src/relay/readAccount';
import { knownAccount } from '../relay/knownAccount';
import { setSurroundings } from '../surroundings';

/** A service that answers when told to, in surroundings that are set. */
function world(chance: { readonly random?: number } = {}) {
  const { timers, pass, ...surroundings } = setSurroundings(chance);
  const waiting: { answer: (account: KnownAccount | UnknownAccount) => void; signal: AbortSignal }[] = [];
  const snapshots: AccountSnapshot[] = [];
  const sync: AccountSync = createAccountSync({
    ...surroundings,
    changed: ({ snapshot }) => snapshots.push(snapshot),
  });
  let requests = 0;
  return {
    sync,
    snapshots,
    login: (key = 'a'): AccountSource => ({
      kind: 'login',
      key,
      read: (signal) =>
        new Promise((answer) => {
          requests++;
          waiting.push({ answer, signal });
        }),
    }),
    requests: () => requests,
    timers,
    waiting,
    pass,
    known: (...names: string[]): KnownAccount => ({
      ...knownAccount(...names.map((name) => `aws/${name}`)),
      readAt: surroundings.now(),
      mayCreate: 'unknown',
    }),
    answer: async (account: KnownAccount | UnknownAccount) => {
      waiting.shift()?.answer(account);
      await new Promise(setImmediate);
    },
  };
}

const failed = (reason: UnknownAccount['reason'] = 'unreachable', retryAfterMs?: number): UnknownAccount => ({
  kind: 'unknown',
  reason,
  message: 'No answer.',
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

const namesOf = (snapshot: AccountSnapshot): string[] | string =>
  snapshot.kind === 'known' ? snapshot.connections.map(({ name }) => name) : snapshot.kind;

suite('reading the account', () => {
  test('until it is said who is signed in, that nobody is is not known', () => {
    const { sync } = world();
    assert.equal(sync.state.snapshot.kind, 'unknown');
    sync.use({ kind: 'signedOut' });
    assert.equal(sync.state.snapshot.kind, 'signedOut');
  });

  test('nothing is read before somebody asks', () => {
    const { sync, login, requests } = world();
    sync.use(login());
    assert.equal(sync.state.snapshot.kind, 'unknown');
    assert.equal(requests(), 0);
  });

  test('a signed-out account is not read', () => {
    const { sync, requests } = world();
    sync.use({ kind: 'signedOut' });
    sync.demand(0);
    assert.equal(requests(), 0);
    assert.equal(sync.state.snapshot.kind, 'signedOut');
  });

  test('many demands at once are one request', async () => {
    const { sync, login, requests, known, answer } = world();
    sync.use(login());
    for (let i = 0; i < 100; i++) sync.demand(30_000);
    await answer(known('prod'));
    for (let i = 0; i < 100; i++) sync.demand(30_000);
    assert.equal(requests(), 1);
    assert.deepEqual(namesOf(sync.state.snapshot), ['prod']);
  });

  test('a list is read again when it is older than what is demanded', async () => {
    const { sync, login, requests, known, answer, pass } = world();
    sync.use(login());
    sync.demand(30_000);
    await answer(known());
    pass(29_000);
    sync.demand(30_000);
    assert.equal(requests(), 1);
    pass(1_000);
    sync.demand(30_000);
    assert.equal(requests(), 2);
  });

  test('an hour without a demand makes no request and leaves no timer', async () => {
    const { sync, login, requests, timers, known, answer, pass } = world();
    sync.use(login());
    sync.demand(0);
    await answer(known());
    pass(3_600_000);
    assert.equal(requests(), 1);
    assert.equal(timers(), 0);
  });

  test('a failed read leaves the last good list, and says what is wrong', async () => {
    const { sync, login, known, answer, pass } = world();
    sync.use(login());
    sync.demand(0);
    await answer(known('prod'));
    pass(60_000);
    sync.demand(30_000);
    await answer(failed());
    assert.deepEqual(namesOf(sync.state.snapshot), ['prod']);
    assert.equal(sync.state.snapshot.kind === 'known' && sync.state.snapshot.failure?.message, 'No answer.');
  });

  test('no snapshot ever has an empty list because of a failure', async () => {
    const { sync, login, snapshots, answer } = world();
    sync.use(login());
    sync.demand(0);
    await answer(failed());
    assert.deepEqual([...new Set(snapshots.map(namesOf))], ['unknown']);
  });

  test('100 keystrokes in 30 s on a failing service are at most two requests, whatever the chance', async () => {
    const { sync, login, requests, answer, known, pass } = world({ random: 0 });
    sync.use(login());
    sync.demand(0);
    await answer(known('prod'));
    pass(60_000);
    for (let keystroke = 0; keystroke < 100; keystroke++) {
      sync.demand(30_000);
      await answer(failed());
      pass(300);
    }
    assert.equal(requests() - 1, 2);
  });

  test('chance spreads the requests of many windows', async () => {
    const waits = await Promise.all(
      [0, 0.5, 0.999].map(async (random) => {
        const { sync, login, answer } = world({ random });
        sync.use(login());
        sync.demand(0);
        await answer(failed());
        const { snapshot } = sync.state;
        return snapshot.kind === 'unknown' ? (snapshot.notBefore ?? 0) - 1_000_000 : undefined;
      }),
    );
    assert.deepEqual(waits, [10_000, 15_000, 19_990]);
  });

  test('each failure doubles the wait', async () => {
    const { sync, login, answer, pass, requests } = world();
    sync.use(login());
    const waits: number[] = [];
    sync.demand(0);
    for (let i = 0; i < 10; i++) {
      await answer(failed());
      const before = requests();
      sync.demand(0);
      let waited = 0;
      while (requests() === before) {
        pass(5_000);
        waited += 5_000;
      }
      waits.push(waited);
    }
    assert.deepEqual(waits.slice(0, 4), [15_000, 30_000, 60_000, 120_000]);
    assert.equal(waits.at(-1), 225_000);
  });

  test('the wait that the service asks for is kept', async () => {
    const { sync, login, answer, pass, requests } = world();
    sync.use(login());
    sync.demand(0);
    await answer(failed('unreachable', 60_000));
    sync.demand(0);
    pass(59_999);
    assert.equal(requests(), 1);
    pass(1);
    assert.equal(requests(), 2);
  });

  test('is settled when the read under way is over, whatever its end, and at once without one', async () => {
    const { sync, login, answer } = world();
    sync.use(login());
    await sync.settled();
    sync.demand(0);
    let settled = false;
    const end = sync.settled().then(() => (settled = true));
    await new Promise(setImmediate);
    assert.equal(settled, false);
    await answer(failed());
    await end;
    assert.equal(sync.state.reading, false);
  });

  test('a failure says when the list is read again at the earliest', async () => {
    const { sync, login, answer, known } = world();
    sync.use(login());
    sync.demand(0);
    await answer(known());
    void sync.readNow();
    await answer(failed());
    const { snapshot } = sync.state;
    assert.equal(snapshot.kind === 'known' && snapshot.failure?.notBefore, 1_000_000 + 15_000);
  });

  test('a refused token is not tried again by itself', async () => {
    const { sync, login, answer, pass, requests } = world();
    sync.use(login());
    sync.demand(0);
    await answer(failed('unauthorized'));
    pass(3_600_000);
    sync.demand(0);
    assert.equal(requests(), 1);
  });

  test('the user does not wait for the back-off', async () => {
    const { sync, login, answer, known, requests } = world();
    sync.use(login());
    sync.demand(0);
    await answer(failed());
    const reading = sync.readNow();
    await answer(known('prod'));
    assert.deepEqual(namesOf(await reading), ['prod']);
    assert.equal(requests(), 2);
  });

  test('what is read after a change was asked for after the change', async () => {
    const { sync, login, answer, known, requests } = world();
    sync.use(login());
    sync.demand(0);
    const one = sync.readNow();
    const other = sync.readNow();
    await answer(known('before'));
    await answer(known('after'));
    assert.deepEqual(namesOf(await one), ['after']);
    assert.deepEqual(namesOf(await other), ['after']);
    assert.equal(requests(), 2);
  });

  test('it is read with the login that is in use by then', async () => {
    const { sync, login, answer, known, requests } = world();
    sync.use(login('a'));
    sync.demand(0);
    const reading = sync.readNow();
    sync.use(login('b'));
    sync.demand(0);
    await answer(known('of a'));
    await answer(known('of b'));
    assert.deepEqual(namesOf(await reading), ['of b']);
    assert.equal(requests(), 2);
  });

  suite('a list of an earlier session', () => {
    const keptFrom = (login: AccountSource, kept: Promise<KnownAccount | undefined>): AccountSource =>
      login.kind === 'login' ? { ...login, readKept: () => kept } : login;
    const turn = (): Promise<void> => new Promise(setImmediate);

    test('is used until there is a newer one, for which a demand of any age asks', async () => {
      const { sync, login, known, answer, requests } = world();
      sync.use(keptFrom(login(), Promise.resolve({ ...known('old'), kept: true })));
      await turn();
      assert.deepEqual(namesOf(sync.state.snapshot), ['old']);
      assert.equal(requests(), 0);
      sync.demand(Infinity);
      assert.equal(requests(), 1);
      await answer(known('new'));
      assert.deepEqual(namesOf(sync.state.snapshot), ['new']);
      sync.demand(Infinity);
      assert.equal(requests(), 1);
    });

    test('never takes the place of one that was read', async () => {
      const { sync, login, known, answer } = world();
      const { promise, resolve: give } = deferred<KnownAccount>();
      sync.use(keptFrom(login(), promise));
      sync.demand(Infinity);
      await answer(known('new'));
      give({ ...known('old'), kept: true });
      await turn();
      assert.deepEqual(namesOf(sync.state.snapshot), ['new']);
    });

    test('is used with what is wrong when the service does not answer, whichever comes first', async () => {
      for (const first of ['list', 'failure']) {
        const { sync, login, known, answer } = world();
        const { promise, resolve: give } = deferred<KnownAccount>();
        sync.use(keptFrom(login(), promise));
        sync.demand(Infinity);
        if (first === 'failure') await answer(failed());
        give({ ...known('old'), kept: true });
        await turn();
        if (first === 'list') await answer(failed());
        assert.deepEqual(namesOf(sync.state.snapshot), ['old']);
        assert.equal(sync.state.snapshot.kind === 'known' && sync.state.snapshot.failure?.message, 'No answer.');
      }
    });

    test('of a login that was left meanwhile is not used', async () => {
      const { sync, login, known } = world();
      const { promise, resolve: give } = deferred<KnownAccount>();
      sync.use(keptFrom(login('a'), promise));
      sync.use(login('b'));
      give({ ...known('old'), kept: true });
      await turn();
      assert.equal(namesOf(sync.state.snapshot), 'unknown');
    });
  });

  test('another login forgets the account, cancels its request and ignores a late answer', async () => {
    const { sync, login, answer, known, waiting } = world();
    sync.use(login('a'));
    sync.demand(0);
    const signal = waiting[0]?.signal;
    sync.use(login('b'));
    assert.equal(signal?.aborted, true);
    await answer(known('of a'));
    assert.equal(namesOf(sync.state.snapshot), 'unknown');
  });

  test('the same login again changes nothing', async () => {
    const { sync, login, answer, known } = world();
    sync.use(login('a'));
    sync.demand(0);
    await answer(known('prod'));
    sync.use(login('a'));
    assert.deepEqual(namesOf(sync.state.snapshot), ['prod']);
  });

  test('signing out forgets everything, timers too', async () => {
    const { sync, login, answer, timers } = world();
    sync.use(login());
    sync.demand(0);
    await answer(failed());
    sync.demand(0);
    assert.equal(timers(), 1);
    sync.use({ kind: 'signedOut' });
    assert.equal(timers(), 0);
    assert.equal(sync.state.snapshot.kind, 'signedOut');
  });

  test('a login that was refused a creation may not create, whatever later lists leave unsaid, until the user tries anew', async () => {
    const { sync, login, answer, known } = world();
    sync.use(login());
    sync.demand(0);
    await answer(known());
    sync.noteCreateRefused();
    assert.equal(sync.state.snapshot.kind === 'known' && sync.state.snapshot.mayCreate, 'no');
    const reading = sync.readNow();
    await answer(known());
    const snapshot = await reading;
    assert.equal(snapshot.kind === 'known' && snapshot.mayCreate, 'no');
    sync.forgetCreateRefused();
    const later = sync.readNow();
    await answer(known());
    const after = await later;
    assert.equal(after.kind === 'known' && after.mayCreate, 'unknown');
  });
});
