/**
 * Which login is in use: the environment's, else the one that was chosen for the workspace, else the latest at the API address in the settings. Its token is
 * fetched when it is needed and is bound to the address that the login names.
 */
import { RelayApiError } from '../../../server/src/relay/apiError';
import { canonicalApiUrl } from '../../../server/src/relay/apiUrl';
import type { FoundLogin } from '../../../server/src/relay/cliConfig';
import { environmentLogin, type EnvironmentLogin } from '../../../server/src/relay/environmentLogin';
import type { Redacted } from '../../../server/src/relay/redacted';
import type { StoredCliLogin, StoredSession } from './sessionStore';

export interface Login {
  readonly id: string;
  /** Another one after each sign-in. */
  readonly version: string;
  readonly source: 'environment' | 'token' | 'browser' | 'cli';
  readonly apiUrl: string;
  /** As they were when the user signed in; the environment does not say. */
  readonly accountName: string | undefined;
  readonly userName: string | undefined;
  /** @throws RelayApiError `unauthorized` when the CLI is no longer signed in to this address. */
  readonly token: () => Promise<Redacted>;
}

export type LoginState =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'signedIn'; readonly login: Login }
  /** A login is meant to be used and cannot be: the sentence says why and what to do. */
  | { readonly kind: 'unusable'; readonly message: string };

export interface LoginInputs {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the setting `relay.api.url`. */
  readonly apiUrl: string;
  readonly sessions: readonly StoredSession[];
  /** Id of the session that this workspace uses. One that is gone is not replaced by another account's. */
  readonly chosen: string | undefined;
  /** What the Relay CLI's file says now. */
  readonly readCliLogins: () => Promise<readonly FoundLogin[]>;
}

export function findLogin({ environment, apiUrl, sessions, chosen, readCliLogins }: LoginInputs): LoginState {
  const fromEnvironment = environmentLogin(environment);
  if (fromEnvironment !== undefined) return environmentState(fromEnvironment);

  const signedIn = (session: StoredSession | undefined): LoginState =>
    session === undefined ? { kind: 'signedOut' } : { kind: 'signedIn', login: loginOf(session, readCliLogins) };
  if (chosen !== undefined) return signedIn(sessions.find(({ id }) => id === chosen));
  const address = canonicalApiUrl(apiUrl);
  return address.kind === 'invalid'
    ? { kind: 'unusable', message: `The setting relay.api.url cannot be used: ${address.reason}.` }
    : signedIn(sessions.find((session) => session.apiUrl === address.url));
}

function environmentState(found: EnvironmentLogin): LoginState {
  if (found.kind === 'invalid')
    return { kind: 'unusable', message: `RELAY_API_URL in the environment cannot be used: ${found.reason}.` };
  const { apiUrl, token } = found;
  return {
    kind: 'signedIn',
    login: {
      id: 'environment',
      version: '',
      source: 'environment',
      apiUrl,
      accountName: undefined,
      userName: undefined,
      token: () => Promise.resolve(token),
    },
  };
}

export function loginOf(session: StoredSession, readCliLogins: LoginInputs['readCliLogins']): Login {
  const { id, version, kind, apiUrl, accountName, userName } = session;
  const token =
    session.kind === 'cli'
      ? async () => cliToken(await readCliLogins(), session)
      : () => Promise.resolve(session.token);
  return { id, version, source: kind, apiUrl, accountName, userName, token };
}

/** Every login there is, the one in use first. */
export function allLogins(
  state: LoginState,
  sessions: readonly StoredSession[],
  readCliLogins: LoginInputs['readCliLogins'],
): readonly Login[] {
  const inUse = state.kind === 'signedIn' ? [state.login] : [];
  const others = sessions.filter(({ id }) => id !== inUse[0]?.id);
  return [...inUse, ...others.map((session) => loginOf(session, readCliLogins))];
}

/** The CLI's context may lead to another address since: its token is not for this one then. */
function cliToken(logins: readonly FoundLogin[], { context, apiUrl }: StoredCliLogin): Redacted {
  const login = logins.find((candidate) => candidate.context === context);
  if (login?.apiUrl === apiUrl) return login.token;
  const what = login === undefined ? 'no longer signed in to' : 'signed in to another address in';
  throw new RelayApiError({ kind: 'unauthorized', detail: `the Relay CLI is ${what} its context ${context}` });
}
