/** What the language status says of the account. */
import { describeAge, type AccountSnapshot, type UnknownReason } from '../../server/src/relay/account';
import { counted } from '../../server/src/relay/words';
import type { AccountState } from './accountSync';
import type { LoginState } from './session/logins';

/** One line of a narrow pop-up, so both texts are short; the whole sentence is in the tooltip of the action. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly tooltip?: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly action: StatusAction;
}

export type StatusAction = 'signIn' | 'refresh' | 'retry' | 'trust' | 'settings';

/** E.g. `acme: 7 connections`, `checked 40 s ago`. `now` is in milliseconds since 1970. */
export function accountStatus({ snapshot, reading }: AccountState, login: LoginState, now: number): StatusText {
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
      const { accountName, connections, failure, kept } = snapshot;
      const since = `${kept === true ? 'kept from' : 'checked'} ${describeAge(snapshot, now)}`;
      const age = reading ? `${since}, checking again` : since;
      return {
        text: `${accountName}: ${counted(connections.length, 'connection')}`,
        ...(failure === undefined
          ? { detail: age, severity: 'information', action: 'refresh' }
          : {
              detail: `${age}; ${inShort[failure.reason]}`,
              tooltip: failure.message,
              severity: 'warning',
              action: failure.reason === 'unauthorized' ? 'signIn' : 'retry',
            }),
      };
    }
  }
}

function unknownStatus(snapshot: AccountSnapshot & { kind: 'unknown' }, login: LoginState): StatusText {
  const { reason, message: tooltip } = snapshot;
  const text = 'Relay account';
  const detail = inShort[reason];
  switch (reason) {
    case 'loading':
      return { text, detail, severity: 'information', action: 'refresh' };
    case 'untrusted':
      return { text, detail, tooltip, severity: 'information', action: 'trust' };
    case 'unauthorized':
      return { text, detail, tooltip, severity: 'error', action: 'signIn' };
    default:
      return login.kind === 'unusable'
        ? { text, detail: 'its address cannot be used', tooltip, severity: 'error', action: 'settings' }
        : { text, detail, tooltip, severity: 'error', action: 'retry' };
  }
}

export const inShort: Record<UnknownReason, string> = {
  loading: 'not read yet',
  untrusted: 'not used in Restricted Mode',
  unauthorized: 'the sign-in has ended',
  forbidden: 'you may not see it',
  unreachable: 'no answer now',
  unexpected: 'no usable answer now',
};

/** Who is signed in and how; `undefined` when nobody is. */
export function loginStatus(login: LoginState): { readonly text: string; readonly detail: string } | undefined {
  if (login.kind !== 'signedIn') return undefined;
  const { source, apiUrl, userName } = login.login;
  const host = new URL(apiUrl).host;
  switch (source) {
    case 'environment':
      return { text: 'Signed in by RELAY_API_TOKEN', detail: host };
    case 'cli':
      // Whose it is now only the CLI knows: it may have been signed in anew as somebody else.
      return { text: "Signed in with the Relay CLI's login", detail: host };
    case 'token':
    case 'browser':
      return { text: `Signed in as ${userName ?? 'unknown'}`, detail: host };
  }
}
