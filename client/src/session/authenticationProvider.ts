/**
 * Relay in the Accounts menu of VS Code. Another extension gets a session, and with it the token, only after VS Code has asked the user for that extension.
 */
import {
  authentication,
  EventEmitter,
  type AuthenticationProvider,
  type AuthenticationProviderAuthenticationSessionsChangeEvent as SessionsChange,
  type AuthenticationSession,
} from 'vscode';
import type { Login } from './logins';

export interface AuthenticationSetting {
  /** The login in use; several side by side are for later. */
  readonly login: () => Promise<Login | undefined>;
  /** @throws Error when the user gave up. */
  readonly signIn: () => Promise<Login>;
  readonly signOut: (id: string) => Promise<void>;
}

export interface RelayAuthentication {
  /** Some login came, went or was replaced by another. */
  loginChanged(): Promise<void>;
  dispose(): void;
}

export function registerAuthentication({ login, signIn, signOut }: AuthenticationSetting): RelayAuthentication {
  const changes = new EventEmitter<SessionsChange>();
  let last: AuthenticationSession | undefined;

  const current = async (): Promise<AuthenticationSession | undefined> => {
    const found = await login();
    return found === undefined ? undefined : sessionOf(found);
  };
  const provider: AuthenticationProvider = {
    onDidChangeSessions: changes.event,
    getSessions: async () => {
      const session = await current();
      return session === undefined ? [] : [session];
    },
    createSession: async () => {
      const session = await sessionOf(await signIn());
      if (session === undefined) throw new Error('The login that was just made is gone.');
      return session;
    },
    removeSession: signOut,
  };
  const registration = authentication.registerAuthenticationProvider('relay', 'Relay', provider);

  return {
    loginChanged: async () => {
      const session = await current();
      const before = last;
      last = session;
      if (before?.id === session?.id) return;
      changes.fire({
        added: session === undefined ? [] : [session],
        removed: before === undefined ? [] : [before],
        changed: [],
      });
    },
    dispose: () => {
      registration.dispose();
      changes.dispose();
    },
  };
}

/** `undefined` when there is no token any more, as after a sign-out in the Relay CLI. */
async function sessionOf({
  id,
  apiUrl,
  accountName,
  userName,
  token,
}: Login): Promise<AuthenticationSession | undefined> {
  try {
    const label = accountName === undefined ? new URL(apiUrl).host : `${accountName} (${userName ?? 'unknown user'})`;
    return { id, scopes: [], accessToken: (await token()).reveal(), account: { id: `${apiUrl} ${label}`, label } };
  } catch {
    return undefined;
  }
}
