import assert from 'node:assert/strict';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  cliConfigPath,
  parseCliConfig,
  parseCliLogins,
  readCliLogin,
  type CliLogin,
} from '../../server/src/relay/cliConfig';
import { testFolder } from '../testFolder';

suite('The login of the Relay CLI', () => {
  const parse = (text: string) => parseCliConfig(text, '/home/ada/.config/relay/config.yaml');

  function checkFound(text: string, expected: { context: string; apiUrl: string; token: string }) {
    const login = parse(text);
    assert.ok(login.kind === 'found', inspect(login));
    const { context, apiUrl, token } = login;
    assert.deepEqual({ context, apiUrl, token: token.reveal() }, expected);
  }

  function checkMissing(text: string, reason: string, message: RegExp) {
    const login = parse(text);
    assert.ok(login.kind === 'missing', inspect(login));
    assert.equal(login.reason, reason);
    assert.match(login.message, message);
    return login;
  }

  const relaysh = { context: 'relaysh', apiUrl: 'https://api.relay.sh' };

  suite('in its file', () => {
    test('a session token of the built-in context', () =>
      checkFound('contexts:\n  relaysh:\n    auth:\n      tokens:\n        session: one\n', {
        ...relaysh,
        token: 'one',
      }));

    test('an API token wins over a session token', () =>
      checkFound('contexts: { relaysh: { auth: { tokens: { session: one, api: two } } } }', {
        ...relaysh,
        token: 'two',
      }));

    test('an empty API token is none', () =>
      checkFound('contexts: { relaysh: { auth: { tokens: { session: one, api: "" } } } }', {
        ...relaysh,
        token: 'one',
      }));

    test('the context that is chosen', () =>
      checkFound(
        'context: mine\ncontexts:\n  mine: { apidomain: https://relay.example.com/, auth: { tokens: { api: one } } }\n  relaysh: { auth: { tokens: { api: two } } }',
        { context: 'mine', apiUrl: 'https://relay.example.com', token: 'one' },
      ));

    test('every context that has a token and an address, the current one first', () => {
      const logins = parseCliLogins(
        'context: mine\ncontexts:\n  relaysh: { auth: { tokens: { api: two } } }\n  out: { apidomain: https://out.example.com }\n  nowhere: { auth: { tokens: { api: no } } }\n  mine: { apidomain: https://relay.example.com, auth: { tokens: { api: one } } }',
        '/config.yaml',
      );
      assert.deepEqual(
        logins.map(({ context, apiUrl, token }) => `${context} ${apiUrl} ${token.reveal()}`),
        ['mine https://relay.example.com one', 'relaysh https://api.relay.sh two'],
      );
      for (const text of ['', 'a: [', '- a']) assert.deepEqual(parseCliLogins(text, '/config.yaml'), []);
    });

    test('the case of keys and of the context does not matter', () =>
      checkFound('Context: DEV\nCONTEXTS: { Dev: { Auth: { Tokens: { API: one } } } }', {
        context: 'dev',
        apiUrl: 'http://relay-api.local:8080',
        token: 'one',
      }));

    test('an address of one’s own for a built-in context', () =>
      checkFound('contexts: { relaysh: { apidomain: http://127.0.0.1:9999, auth: { tokens: { api: one } } } }', {
        context: 'relaysh',
        apiUrl: 'http://127.0.0.1:9999',
        token: 'one',
      }));

    test('a token that looks like a number stays what it is', () =>
      checkFound('contexts: { relaysh: { auth: { tokens: { api: 0123e4 } } } }', { ...relaysh, token: '0123e4' }));

    test('the token is redacted', () => {
      const login = parse('contexts: { relaysh: { auth: { tokens: { api: hunter2 } } } }');
      for (const text of [JSON.stringify(login), inspect(login, { depth: 9 })]) assert.ok(!text.includes('hunter2'));
    });
  });

  suite('that is not there', () => {
    const signIn = /not signed in to its context "relaysh"\. Run relay auth login\./;
    test('in an empty file', () => checkMissing('', 'noToken', signIn));
    test('in a file without the context', () => checkMissing('debug: true', 'noToken', signIn));
    test('in a context without a token', () => checkMissing('contexts: { relaysh: { auth: } }', 'noToken', signIn));
    test('in a context that is unknown', () => checkMissing('context: other', 'noToken', /its context "other"/));

    test('for want of an address', () =>
      checkMissing(
        'context: mine\ncontexts: { mine: { auth: { tokens: { api: one } } } }',
        'badAddress',
        /"mine" cannot be used: it has none/,
      ));

    test('for an address that no token may be sent to', () => {
      const context = (address: string) =>
        `contexts: { relaysh: { apidomain: "${address}", auth: { tokens: { api: one } } } }`;
      checkMissing(context('http://relay.example.com'), 'badAddress', /start with https/);
      checkMissing(context('relay.example.com'), 'badAddress', /not a complete address/);
    });

    for (const text of ['- a', 'text', 'a: [', 'a: "hunter2', '{a: b}: {', 'contexts: &a [*a]'])
      test(`in what the CLI does not write: ${text}`, () => {
        const login = parse(text);
        assert.ok(login.kind === 'missing' && (login.reason === 'malformed' || login.reason === 'noToken'));
        assert.ok(!login.message.includes('hunter2'), 'the text is not quoted');
      });

    test('in a file that is not YAML', () => checkMissing('a: [', 'malformed', /not what the Relay CLI writes/));
  });

  suite('on this computer', () => {
    const folder = testFolder();
    const readHere = (): Promise<CliLogin> => readCliLogin({ HOME: folder.path() });

    const checkReason = (login: CliLogin, reason: string) =>
      assert.equal(login.kind === 'missing' ? login.reason : login.kind, reason);

    test('lies in the configuration folder, or else in the home folder', () => {
      assert.equal(cliConfigPath({ XDG_CONFIG_HOME: '/xdg', HOME: '/home/ada' }), join('/xdg', 'relay', 'config.yaml'));
      const inHome = join('/home/ada', '.config', 'relay', 'config.yaml');
      assert.equal(cliConfigPath({ HOME: '/home/ada' }), inHome);
      assert.equal(cliConfigPath({ XDG_CONFIG_HOME: '', HOME: '/home/ada' }), inHome);
    });

    test('is read from its file', async () => {
      const text = 'contexts: { relaysh: { auth: { tokens: { session: one } } } }';
      const path = folder.write('.config/relay/config.yaml', text);
      const login = await readHere();
      assert.ok(login.kind === 'found');
      assert.deepEqual([login.path, login.token.reveal()], [path, 'one']);
    });

    test('is absent where the CLI was never used', async () => checkReason(await readHere(), 'absent'));

    test('is unreadable where something else lies', async () => {
      folder.write('.config/relay/config.yaml/other', '');
      checkReason(await readHere(), 'unreadable');
    });
  });
});
