/**
 * Relay in the Accounts menu of VS Code. Another extension gets a session, and with it the token, only after VS Code has asked the user for that extension.
 */
import {
  authentication,
  EventEmitter,
  type AuthenticationProvider,
  type AuthenticationProviderAuthenticationSessionsChangeEvent as SessionsChange,
  type AuthenticationSession,
  type AuthenticationSessionAccountInformation as AccountInformation,
} from 'vscode';
import { defaultApiUrl } from '../../../server/src/relay/apiUrl';
import type { Login } from './logins';

export interface AuthenticationSetting {
  /** All that the user has, the one in use first. */
  readonly logins: () => readonly Login[];
  /** @throws Error when the user gave up. */
  readonly signIn: () => Promise<Login>;
  readonly signOut: (id: string) => Promise<void>;
}

export interface RelayAuthentication {
  /** Some login came, went or was renewed. */
  loginsChanged(): Promise<void>;
  dispose(): void;
}

export function registerAuthentication({ logins, signIn, signOut }: AuthenticationSetting): RelayAuthentication {
  const changes = new EventEmitter<SessionsChange>();
  let last: readonly AuthenticationSession[] = [];

  const current = async (): Promise<readonly AuthenticationSession[]> =>
    (await Promise.all(logins().map(sessionOf))).filter((session) => session !== undefined);
  const provider: AuthenticationProvider = {
    onDidChangeSessions: changes.event,
    // Later versions of VS Code than the oldest that is served say whose sessions they want.
    getSessions: async (_?: readonly string[], wanted?: { readonly account?: AccountInformation }) =>
      (await current()).filter(({ account }) => wanted?.account === undefined || account.id === wanted.account.id),
    createSession: async () => {
      const session = await sessionOf(await signIn());
      if (session === undefined) throw new Error('The login that was just made is gone.');
      return session;
    },
    removeSession: signOut,
  };
  const registration = authentication.registerAuthenticationProvider('relay', 'Relay', provider, {
    supportsMultipleAccounts: true,
  });

  return {
    loginsChanged: async () => {
      const sessions = await current();
      const change = difference(last, sessions);
      last = sessions;
      if (Object.values(change).some((part) => part.length > 0)) changes.fire(change);
    },
    dispose: () => {
      registration.dispose();
      changes.dispose();
    },
  };
}

type Sessions = readonly AuthenticationSession[];

function difference(
  before: Sessions,
  after: Sessions,
): Record<'added' | 'removed' | 'changed', AuthenticationSession[]> {
  const without = (these: Sessions, those: Sessions): AuthenticationSession[] =>
    these.filter(({ id }) => !those.some((other) => other.id === id));
  return {
    added: without(after, before),
    removed: without(before, after),
    changed: after.filter(({ id, accessToken }) =>
      before.some((other) => other.id === id && other.accessToken !== accessToken),
    ),
  };
}

/**
 * `undefined` when there is no token any more, as after a sign-out in the Relay CLI. VS Code keeps the user's consent by the label, so no two addresses
 * share one: what an extension was allowed for one account is not allowed for its namesake elsewhere.
 */
async function sessionOf({
  id,
  apiUrl,
  accountName,
  userName,
  token,
}: Login): Promise<AuthenticationSession | undefined> {
  const { host } = new URL(apiUrl);
  const place = apiUrl === defaultApiUrl ? '' : ` at ${apiUrl.replace(/^https?:\/\//, '')}`;
  const label = accountName === undefined ? host : `${accountName} (${userName ?? 'unknown user'})${place}`;
  try {
    return { id, scopes: [], accessToken: (await token()).reveal(), account: { id, label } };
  } catch {
    return undefined;
  }
}
