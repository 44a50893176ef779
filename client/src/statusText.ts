/** What the language status says of the account. */
import { describeAge, type AccountSnapshot } from '../../server/src/relay/account';
import type { AccountState } from './accountSync';
import type { LoginState } from './session/logins';

export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly action: StatusAction;
}

export type StatusAction = 'signIn' | 'refresh' | 'trust' | 'settings';

/** E.g. `acme: 7 connections`, `checked 40 s ago`. `now` is in milliseconds since 1970. */
export function accountStatus({ snapshot }: AccountState, login: LoginState, now: number): StatusText {
  switch (snapshot.kind) {
    case 'signedOut':
      return {
        text: 'Not signed in to Relay',
        detail: 'connections are not checked',
        severity: 'warning',
        action: 'signIn',
      };
    case 'unknown':
      return unknownStatus(snapshot, login);
    case 'known': {
      const { accountName, connections, failure } = snapshot;
      const age = `checked ${describeAge(snapshot, now)}`;
      return {
        text: `${accountName}: ${connections.length === 1 ? '1 connection' : `${connections.length} connections`}`,
        detail: failure === undefined ? age : `${age}. ${failure.message}`,
        severity: failure === undefined ? 'information' : 'warning',
        action: failure?.reason === 'unauthorized' ? 'signIn' : 'refresh',
      };
    }
  }
}

function unknownStatus(snapshot: AccountSnapshot & { kind: 'unknown' }, login: LoginState): StatusText {
  const { reason, message } = snapshot;
  const text = 'Relay account not known';
  switch (reason) {
    case 'loading':
      return { text: 'Relay account', detail: 'not read yet', severity: 'information', action: 'refresh' };
    case 'untrusted':
      return { text: 'Relay account not used', detail: message, severity: 'information', action: 'trust' };
    case 'unauthorized':
      return { text, detail: message, severity: 'error', action: 'signIn' };
    default:
      return { text, detail: message, severity: 'error', action: login.kind === 'unusable' ? 'settings' : 'refresh' };
  }
}

/** Who is signed in and how; `undefined` when nobody is. */
export function loginStatus(login: LoginState): { readonly text: string; readonly detail: string } | undefined {
  if (login.kind !== 'signedIn') return undefined;
  const { source, apiUrl, userName } = login.login;
  const host = new URL(apiUrl).host;
  switch (source) {
    case 'environment':
      return { text: 'Signed in by RELAY_API_TOKEN', detail: host };
    case 'cli':
      return { text: "Signed in with the Relay CLI's login", detail: `${userName ?? ''} at ${host}`.trim() };
    case 'token':
      return { text: `Signed in as ${userName ?? 'unknown'}`, detail: host };
  }
}
