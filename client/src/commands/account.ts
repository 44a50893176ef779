/** Sign in, sign out, refresh. */
import { window } from 'vscode';
import type { CliLogin } from '../../../server/src/relay/cliConfig';
import { configuredApiUrl, type Account } from '../account';
import { runWithProgress } from '../progress';
import { canonicalApiUrl, loginOf, type Login } from '../session/logins';
import type { SessionStore } from '../session/sessionStore';
import { askForSession } from '../session/signIn';

export interface AccountCommandSetting {
  readonly account: Account;
  readonly store: SessionStore;
  readonly userAgent: string;
  readonly readCliLogin: () => Promise<CliLogin>;
}

/** `undefined` when the user gave up, or there is nothing to do. */
export async function signIn({
  account,
  store,
  userAgent,
  readCliLogin,
}: AccountCommandSetting): Promise<Login | undefined> {
  if (account.login.kind === 'signedIn' && account.login.login.source === 'environment') {
    void window.showInformationMessage(environmentMessage);
    return undefined;
  }
  const address = canonicalApiUrl(configuredApiUrl());
  if (address.kind === 'invalid') {
    void window.showErrorMessage(`The setting relay.api.url cannot be used: ${address.reason}.`);
    return undefined;
  }
  const session = await askForSession({ apiUrl: address.url, userAgent, readCliLogin });
  if (session === undefined) return undefined;
  await store.add(session);
  await account.reconsider();
  void window.showInformationMessage(`Signed in to Relay as ${session.userName} (account ${session.accountName}).`);
  return loginOf(session, readCliLogin);
}

/** @param id of the session; the one in use when not given. */
export async function signOut({ account, store }: AccountCommandSetting, id?: string): Promise<void> {
  const { login } = account;
  const leaving = id ?? (login.kind === 'signedIn' ? login.login.id : undefined);
  if (leaving === undefined) {
    void window.showInformationMessage('Nobody is signed in to Relay.');
    return;
  }
  if (leaving === 'environment') {
    void window.showWarningMessage(environmentMessage);
    return;
  }
  const session = await store.remove(leaving);
  await account.reconsider();
  if (session !== undefined)
    void window.showInformationMessage(
      session.kind === 'cli'
        ? `The Relay CLI's login is no longer used here. The CLI itself stays signed in.`
        : `Signed out of Relay (account ${session.accountName}).`,
    );
}

export async function refreshAccount(setting: AccountCommandSetting): Promise<void> {
  const { account } = setting;
  account.forgetCreateRefused();
  await account.reconsider();
  const { snapshot } = account.state;
  if (snapshot.kind === 'signedOut') {
    await signIn(setting);
    return;
  }
  const answer = await runWithProgress('Reading the Relay account…', () => account.refresh());
  if (answer.kind === 'unknown') void window.showErrorMessage(answer.message);
  if (answer.kind === 'known' && answer.failure !== undefined) void window.showErrorMessage(answer.failure.message);
}

const environmentMessage =
  'This window is signed in by RELAY_API_TOKEN in the environment of VS Code. Unset it and start VS Code anew to sign in or out here.';
