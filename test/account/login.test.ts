import assert from 'node:assert/strict';
import { findLogin, sameLogin, type Login } from '../../server/src/account/login';
import { Redacted } from '../../server/src/relay/redacted';
import { testFolder } from '../testFolder';

suite('the login where the server runs', () => {
  const folder = testFolder();

  function find(environment: NodeJS.ProcessEnv, cliConfig?: string): Promise<Login> {
    if (cliConfig !== undefined) folder.write('relay/config.yaml', cliConfig);
    return findLogin({ XDG_CONFIG_HOME: folder.path(), ...environment });
  }

  const signedIn = 'contexts: { relaysh: { auth: { tokens: { session: of-cli } } } }\n';

  test('RELAY_API_TOKEN is for the public service', async () =>
    check(await find({ RELAY_API_TOKEN: 'of-environment' }), 'https://api.relay.sh', 'of-environment'));

  test('… or for RELAY_API_URL', async () =>
    check(
      await find({ RELAY_API_TOKEN: 'of-environment', RELAY_API_URL: 'https://relay.example' }),
      'https://relay.example',
      'of-environment',
    ));

  test('white space around them is not part of them', async () => {
    check(
      await find({ RELAY_API_TOKEN: ' of-environment\n', RELAY_API_URL: ' https://relay.example/\n' }),
      'https://relay.example',
      'of-environment',
    );
    assert.deepEqual(await find({ RELAY_API_TOKEN: '\n' }), { kind: 'none' });
  });

  test('it goes before the login of the Relay command line', async () =>
    check(await find({ RELAY_API_TOKEN: 'of-environment' }, signedIn), 'https://api.relay.sh', 'of-environment'));

  test('the login of the Relay command line is for its own address, whatever RELAY_API_URL says', async () => {
    check(await find({}, signedIn), 'https://api.relay.sh', 'of-cli');
    check(await find({ RELAY_API_URL: 'https://relay.example' }, signedIn), 'https://api.relay.sh', 'of-cli');
  });

  test('neither is no login', async () => {
    assert.deepEqual(await find({}), { kind: 'none' });
    assert.deepEqual(await find({ RELAY_API_TOKEN: '' }), { kind: 'none' });
    assert.deepEqual(await find({}, 'context: relaysh\n'), { kind: 'none' });
  });

  test('an address that no token may be sent to makes the login unusable, with the reason', async () => {
    const login = await find({ RELAY_API_TOKEN: 'of-environment', RELAY_API_URL: 'http://relay.example' });
    assert.equal(login.kind, 'unusable');
    assert.match(login.message, /RELAY_API_URL: it must start with https:\/\//);
  });

  test('a configuration that cannot be understood is told, not taken for being signed out', async () => {
    assert.equal((await find({}, '- not\n- a mapping\n')).kind, 'unusable');
  });

  test('two logins are the same if address and token are', () => {
    const login = { kind: 'token', apiUrl: 'https://a', token: new Redacted('x') } as const;
    assert.ok(sameLogin(login, { ...login, token: new Redacted('x') }));
    assert.ok(!sameLogin(login, { ...login, token: new Redacted('y') }));
    assert.ok(!sameLogin(login, { ...login, apiUrl: 'https://b' }));
    assert.ok(!sameLogin({ kind: 'none' }, { kind: 'none' }));
  });
});

function check(login: Login, apiUrl: string, token: string): void {
  assert.equal(login.kind, 'token');
  assert.equal(login.apiUrl, apiUrl);
  assert.equal(login.token.reveal(), token);
}
