import assert from 'node:assert/strict';
import { findLogin, type LoginInputs } from '../../client/src/session/logins';
import {
  createSessionStore,
  storageKey,
  type StoredSession,
  type StoredToken,
} from '../../client/src/session/sessionStore';
import { Redacted } from '../../server/src/relay/redacted';
import { memory } from './secretMemory';

const token = (id: string, apiUrl: string, text: string): StoredToken => ({
  kind: 'token',
  id,
  version: '1',
  apiUrl,
  accountName: 'acme',
  userName: id,
  token: new Redacted(text),
});

const cli: StoredSession = {
  kind: 'cli',
  id: 'c',
  version: '1',
  apiUrl: 'https://api.relay.sh',
  accountName: 'acme',
  userName: 'kim',
  context: 'relaysh',
};

/** Of each context, the address it leads to; its token is named after it. */
const cliFile =
  (addresses: Readonly<Record<string, string>>): LoginInputs['readCliLogins'] =>
  () =>
    Promise.resolve(
      Object.entries(addresses).map(([context, apiUrl]) => ({
        kind: 'found',
        context,
        apiUrl,
        token: new Redacted(`of-${context}`),
        path: '/config.yaml',
      })),
    );

/** Whose token is sent where: `TOKEN to ADDRESS`, or why none is. */
async function use(inputs: Partial<LoginInputs>): Promise<string> {
  const state = findLogin({
    environment: {},
    apiUrl: 'https://api.relay.sh',
    sessions: [],
    chosen: undefined,
    readCliLogins: cliFile({ relaysh: 'https://api.relay.sh' }),
    ...inputs,
  });
  if (state.kind === 'unusable') return state.message;
  if (state.kind === 'signedOut') return 'signed out';
  const { login } = state;
  return login.token().then(
    (secret) => `${secret.reveal()} to ${login.apiUrl}`,
    (error: unknown) => String(error),
  );
}

suite('which login is in use', () => {
  test('without any, nobody is signed in, whatever login the Relay CLI has', async () => {
    assert.equal(await use({}), 'signed out');
  });

  test('a token from the environment comes first and goes to Relay', async () => {
    const sessions = [token('a', 'https://api.relay.sh', 'stored')];
    assert.equal(await use({ environment: { RELAY_API_TOKEN: 'env' }, sessions }), 'env to https://api.relay.sh');
  });

  test('a token from the environment goes to the address beside it, not to that of the settings', async () => {
    const environment = { RELAY_API_TOKEN: 'env', RELAY_API_URL: 'http://127.0.0.1:8080/' };
    assert.equal(await use({ environment, apiUrl: 'https://elsewhere.example' }), 'env to http://127.0.0.1:8080');
    assert.equal(
      await use({ environment: { RELAY_API_TOKEN: 'env' }, apiUrl: 'https://elsewhere.example' }),
      'env to https://api.relay.sh',
    );
  });

  test('an address in the environment alone is no login', async () => {
    assert.equal(await use({ environment: { RELAY_API_URL: 'http://127.0.0.1:1' } }), 'signed out');
  });

  test('a stored token is used at its own address only', async () => {
    const sessions = [token('a', 'https://one.example', 'one'), token('b', 'https://two.example', 'two')];
    assert.equal(await use({ sessions, apiUrl: 'https://two.example/' }), 'two to https://two.example');
    assert.equal(await use({ sessions, apiUrl: 'https://three.example' }), 'signed out');
    assert.equal(await use({ sessions, apiUrl: 'https://two.example/relay' }), 'signed out');
  });

  test('an address that no token may be sent to is refused with the reason', async () => {
    const sessions = [token('a', 'http://relay.example', 'a')];
    assert.match(await use({ sessions, apiUrl: 'http://relay.example' }), /^The setting relay\.api\.url .*https:\/\//);
    const environment = { RELAY_API_TOKEN: 'env', RELAY_API_URL: 'http://relay.example' };
    assert.match(await use({ environment }), /^RELAY_API_URL .*https:\/\//);
  });

  test('the session that was chosen is used, whatever address the settings have', async () => {
    const sessions = [token('a', 'https://one.example', 'one'), token('b', 'https://two.example', 'two')];
    assert.equal(await use({ sessions, chosen: 'b', apiUrl: 'https://one.example' }), 'two to https://two.example');
    assert.equal(await use({ sessions, chosen: 'b', apiUrl: 'not an address' }), 'two to https://two.example');
  });

  test('a chosen session that is gone is not replaced by another account', async () => {
    const sessions = [token('a', 'https://one.example', 'one')];
    assert.equal(await use({ sessions, chosen: 'b', apiUrl: 'https://one.example' }), 'signed out');
  });

  test('without a choice, the latest at the address of the settings is used', async () => {
    const sessions = [token('b', 'https://one.example', 'later'), token('a', 'https://one.example', 'sooner')];
    assert.equal(await use({ sessions, apiUrl: 'https://one.example' }), 'later to https://one.example');
  });

  test("the Relay CLI's token is read when it is needed", async () => {
    assert.equal(await use({ sessions: [cli] }), 'of-relaysh to https://api.relay.sh');
  });

  test("the Relay CLI's token is that of the context that was chosen", async () => {
    const readCliLogins = cliFile({ mine: 'https://api.relay.sh', relaysh: 'https://api.relay.sh' });
    assert.equal(await use({ sessions: [cli], readCliLogins }), 'of-relaysh to https://api.relay.sh');
    assert.match(
      await use({ sessions: [cli], readCliLogins: cliFile({ mine: 'https://api.relay.sh' }) }),
      /unauthorized: .*no longer signed in to its context relaysh/,
    );
  });

  test("the Relay CLI's token is not sent when the CLI has moved to another address", async () => {
    const readCliLogins = cliFile({ relaysh: 'https://dev.example' });
    assert.match(await use({ sessions: [cli], readCliLogins }), /unauthorized/);
  });
});

suite('stored sessions', () => {
  const ids = (sessions: readonly StoredSession[]): string => sessions.map(({ id }) => id).join(' ');

  test('come back as they were', async () => {
    const secrets = memory();
    await createSessionStore(secrets).add(token('a', 'https://one.example', 'secret'));
    await createSessionStore(secrets).add(cli);
    const [first, second] = await createSessionStore(secrets).list();
    assert.deepEqual(first, cli);
    assert.equal(second?.kind === 'token' && second.token.reveal(), 'secret');
  });

  test('the Relay CLI’s token is not among them', async () => {
    const secrets = memory();
    await createSessionStore(secrets).add(cli);
    assert.doesNotMatch(secrets.values.get(storageKey) ?? '', /token/);
  });

  test('two made at once are both kept', async () => {
    const store = createSessionStore(memory());
    await Promise.all([
      store.add(token('a', 'https://one.example', '1')),
      store.add(token('b', 'https://one.example', '2')),
    ]);
    assert.equal(ids(await store.list()), 'b a');
  });

  test('one of the same id replaces the one before, and gives it back', async () => {
    const store = createSessionStore(memory());
    assert.equal(await store.add(token('a', 'https://one.example', '1')), undefined);
    await store.add(token('b', 'https://one.example', '2'));
    const replaced = await store.add(token('a', 'https://one.example', '3'));
    assert.equal(replaced?.kind === 'token' && replaced.token.reveal(), '1');
    assert.equal(ids(await store.list()), 'a b');
  });

  test('a session made in the browser comes back as one, with its token', async () => {
    const secrets = memory();
    await createSessionStore(secrets).add({ ...token('a', 'https://one.example', 'secret'), kind: 'browser' });
    const [session] = await createSessionStore(secrets).list();
    assert.equal(session?.kind === 'browser' && session.token.reveal(), 'secret');
  });

  test('removing the last leaves nothing behind', async () => {
    const secrets = memory();
    const store = createSessionStore(secrets);
    await store.add(token('a', 'https://one.example', '1'));
    assert.equal((await store.remove('a'))?.id, 'a');
    assert.equal(secrets.values.size, 0);
    assert.equal(await store.remove('a'), undefined);
  });

  test('what nobody can read is no session', async () => {
    const secrets = memory();
    for (const text of ['', '{', 'null', '{}', '[1, null, {}, {"kind":"token","id":1}]']) {
      secrets.put(storageKey, text);
      assert.equal(ids(await createSessionStore(secrets).list()), '');
    }
  });
});
