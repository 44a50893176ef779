import assert from 'node:assert/strict';
import type { LoginState } from '../../client/src/session/logins';
import { accountStatus, loginStatus } from '../../client/src/statusText';
import type { AccountSnapshot } from '../../server/src/relay/account';
import { Redacted } from '../../server/src/relay/redacted';
import { knownAccount } from '../relay/knownAccount';

const readAt = Date.UTC(2026, 0, 1);
const known = { ...knownAccount(), readAt };

function checkStatus(
  snapshot: AccountSnapshot,
  expected: string,
  login: LoginState = { kind: 'signedOut' },
  reading = false,
): void {
  const status = accountStatus({ snapshot, reading }, login, readAt + 40_000);
  const { severity, text, detail, action, tooltip } = status;
  const parts = [severity, text, detail, action, ...(tooltip === undefined ? [] : [tooltip])];
  assert.equal(parts.join(' | '), expected);
}

suite('account status', () => {
  test('signed out offers to sign in', () =>
    checkStatus({ kind: 'signedOut' }, 'warning | Not signed in to Relay | connections are not checked | signIn'));

  test('known shows the account, how many connections and how old the list is', () =>
    checkStatus(known, 'information | acme: 0 connections | checked 40 s ago | refresh'));

  test('while the list is read again it says so', () =>
    checkStatus(
      known,
      'information | acme: 0 connections | checked 40 s ago, checking again | refresh',
      { kind: 'signedOut' },
      true,
    ));

  test('a list of an earlier session says so', () =>
    checkStatus({ ...known, kept: true }, 'information | acme: 0 connections | kept from 40 s ago | refresh'));

  test('a failed read shows the age of what is still used, and offers to try again', () =>
    checkStatus(
      { ...known, failure: { reason: 'unreachable', message: 'No network.' } },
      'warning | acme: 0 connections | checked 40 s ago; no answer now | retry | No network.',
    ));

  test('a sign-in that ended offers to sign in again', () =>
    checkStatus(
      { kind: 'unknown', reason: 'unauthorized', message: 'Refused.' },
      'error | Relay account | the sign-in has ended | signIn | Refused.',
    ));

  test('a wrong address offers the settings', () =>
    checkStatus(
      { kind: 'unknown', reason: 'unexpected', message: 'Wrong address.' },
      'error | Relay account | its address cannot be used | settings | Wrong address.',
      { kind: 'unusable', message: 'Wrong address.' },
    ));

  test('Restricted Mode offers to manage trust', () =>
    checkStatus(
      { kind: 'unknown', reason: 'untrusted', message: 'Not used.' },
      'information | Relay account | not used in Restricted Mode | trust | Not used.',
    ));

  test('says who is signed in and how', () => {
    const login = (source: 'environment' | 'token' | 'browser' | 'cli'): LoginState => ({
      kind: 'signedIn',
      login: {
        id: '1',
        version: '1',
        source,
        apiUrl: 'https://api.relay.sh',
        accountName: 'acme',
        userName: 'Kim',
        token: () => Promise.resolve(new Redacted('t')),
      },
    });
    assert.equal(loginStatus({ kind: 'signedOut' }), undefined);
    assert.deepEqual(
      (['token', 'browser', 'cli', 'environment'] as const).map((source) => loginStatus(login(source))?.text),
      ['Signed in as Kim', 'Signed in as Kim', "Signed in with the Relay CLI's login", 'Signed in by RELAY_API_TOKEN'],
    );
    assert.equal(loginStatus(login('cli'))?.detail, 'api.relay.sh', 'the CLI may be signed in as somebody else by now');
  });
});
