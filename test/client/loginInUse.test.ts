import assert from 'node:assert/strict';
import { createLoginInUse, type LoginInUse } from '../../client/src/session/loginInUse';
import { createSessionStore, type SecretKeeper, type StoredSession } from '../../client/src/session/sessionStore';
import { Redacted } from '../../server/src/relay/redacted';
import { memory } from './secretMemory';

const session = (id: string, apiUrl: string, version = '1'): StoredSession => ({
  kind: 'token',
  id,
  version,
  apiUrl,
  accountName: id,
  userName: 'kim',
  token: new Redacted(`token of ${id}`),
});

interface Window {
  readonly inUse: LoginInUse;
  /** Waits until the window uses this account, or `nobody`. */
  uses(account: string): Promise<void>;
}

interface WindowSetting {
  readonly chosen?: string;
  readonly apiUrl?: string;
  readonly readCliToken?: () => string | undefined;
}

/** A window of the editor on a workspace of its own. */
function openWindow(
  secrets: SecretKeeper,
  { chosen, apiUrl = 'https://one.example', readCliToken }: WindowSetting = {},
): Window {
  let choice = chosen;
  let looked = (): void => undefined;
  const inUse = createLoginInUse({
    store: createSessionStore(secrets),
    chosen: {
      get: () => choice,
      set: (id) => {
        choice = id;
        return Promise.resolve();
      },
    },
    environment: {},
    apiUrl: () => apiUrl,
    readCliLogins: () => {
      const token = readCliToken?.();
      return Promise.resolve(
        token === undefined
          ? []
          : [
              {
                kind: 'found',
                context: 'relaysh',
                apiUrl: 'https://one.example',
                token: new Redacted(token),
                path: '/',
              },
            ],
      );
    },
    looked: () => looked(),
  });
  const account = (): string => (inUse.login.kind === 'signedIn' ? (inUse.login.login.accountName ?? '') : 'nobody');
  return {
    inUse,
    uses: (expected) =>
      new Promise((resolve) => {
        looked = () => {
          if (account() === expected) resolve();
        };
        looked();
      }),
  };
}

suite('the login in use', () => {
  test('a sign-in in one window reaches the others at once, and so does a sign-out', async () => {
    const secrets = memory();
    const windows = [openWindow(secrets), openWindow(secrets)];
    await Promise.all(windows.map(({ inUse }) => inUse.reconsider()));
    await createSessionStore(secrets).add(session('acme', 'https://one.example'));
    await Promise.all(windows.map((window) => window.uses('acme')));
    await createSessionStore(secrets).remove('acme');
    await Promise.all(windows.map((window) => window.uses('nobody')));
  });

  test('a renewed sign-in is another login to whoever reads the account, also in the other windows', async () => {
    const secrets = memory();
    const store = createSessionStore(secrets);
    await store.add(session('acme', 'https://one.example', '1'));
    const { inUse } = openWindow(secrets);
    await inUse.reconsider();
    const before = inUse.key;
    await inUse.reconsider();
    assert.equal(inUse.key, before);
    await store.add(session('acme', 'https://one.example', '2'));
    await inUse.reconsider();
    assert.notEqual(inUse.key, before);
  });

  test('each workspace keeps its own account when several are signed in', async () => {
    const secrets = memory();
    const store = createSessionStore(secrets);
    await store.add(session('acme', 'https://one.example'));
    const first = openWindow(secrets);
    await first.inUse.reconsider();
    await first.uses('acme');
    await store.add(session('umbrella', 'https://one.example'));
    const second = openWindow(secrets);
    await second.inUse.reconsider();
    await second.uses('umbrella');
    await first.inUse.reconsider();
    await first.uses('acme');
    await first.inUse.choose('umbrella');
    await first.uses('umbrella');
  });

  test('signing out of the account in use leaves nobody in its place', async () => {
    const secrets = memory();
    const store = createSessionStore(secrets);
    await store.add(session('acme', 'https://one.example'));
    await store.add(session('umbrella', 'https://one.example'));
    const window = openWindow(secrets);
    await window.inUse.reconsider();
    await window.uses('umbrella');
    await store.remove('umbrella');
    await window.uses('nobody');
    assert.deepEqual(
      window.inUse.sessions.map(({ id }) => id),
      ['acme'],
    );
  });

  test('a new token of the Relay CLI is another login to whoever reads the account, the same token is not', async () => {
    const secrets = memory();
    let cliToken: string | undefined = 'first';
    await createSessionStore(secrets).add({
      kind: 'cli',
      id: 'acme',
      version: '1',
      apiUrl: 'https://one.example',
      accountName: 'acme',
      userName: 'kim',
      context: 'relaysh',
    });
    const { inUse } = openWindow(secrets, { readCliToken: () => cliToken });
    const keys = new Set<string>();
    for (const token of ['first', 'first', 'second', undefined, undefined, 'third']) {
      cliToken = token;
      await inUse.reconsider();
      keys.add(inUse.key);
    }
    assert.equal(keys.size, 4);
    assert.doesNotMatch([...keys].join(), /first|second|third/);
  });

  test('whoever waits for a look sees what a later one found', async () => {
    const secrets = memory();
    const { inUse } = openWindow(secrets);
    const looks = [inUse.reconsider()];
    await createSessionStore(secrets).add(session('acme', 'https://one.example'));
    looks.push(inUse.reconsider());
    await looks[0];
    assert.equal(inUse.login.kind, 'signedIn');
    await looks[1];
  });
});
