/** Sign in, sign out, refresh. */
import { window } from 'vscode';
import type { AccountSnapshot, UnknownReason } from '../../../server/src/relay/account';
import { createRelayApi } from '../../../server/src/relay/api';
import { canonicalApiUrl, type ApiUrl } from '../../../server/src/relay/apiUrl';
import type { FoundLogin } from '../../../server/src/relay/cliConfig';
import { configuredApiUrl, type Account } from '../account';
import { runWithProgress } from '../progress';
import { loginOf, type Login } from '../session/logins';
import type { SessionStore, StoredSession } from '../session/sessionStore';
import { askForSession } from '../session/signIn';

export interface AccountCommandSetting {
  readonly account: Account;
  readonly store: SessionStore;
  readonly userAgent: string;
  readonly readCliLogins: () => Promise<readonly FoundLogin[]>;
}

/**
 * This workspace uses the login from then on. `undefined` when the user gave up, or there is nothing to do.
 * @param again renews the login in use where it was made, also if nothing is known to be wrong with it.
 */
export async function signIn(setting: AccountCommandSetting, again = false): Promise<Login | undefined> {
  const { account, store, userAgent, readCliLogins } = setting;
  if (isFromEnvironment(account)) {
    void window.showInformationMessage(environmentMessage);
    return undefined;
  }
  const address = addressFor(account, again);
  if (address.kind === 'invalid') {
    void window.showErrorMessage(`The setting relay.api.url cannot be used: ${address.reason}.`);
    return undefined;
  }
  const inUse = idInUse(account);
  const others = account.sessions.filter(({ id }) => id !== inUse);
  const answer = await askForSession({ apiUrl: address.url, userAgent, readCliLogins, others });
  if (answer === undefined) return undefined;
  const { session } = answer;
  const replaced = answer.kind === 'new' ? await store.add(session) : undefined;
  await account.choose(session.id);
  void window.showInformationMessage(`Signed in to Relay as ${session.userName} (account ${session.accountName}).`);
  if (replaced !== undefined) void end(replaced, userAgent);
  return loginOf(session, readCliLogins);
}

/** @param id of the session; the one in use when not given. The others stay. */
export async function signOut({ account, store, userAgent }: AccountCommandSetting, id?: string): Promise<void> {
  const leaving = id ?? idInUse(account);
  if (leaving === undefined) {
    void window.showInformationMessage('Nobody is signed in to Relay here.');
    return;
  }
  if (leaving === 'environment') {
    void window.showWarningMessage(environmentMessage);
    return;
  }
  const session = await store.remove(leaving);
  await account.reconsider();
  if (session === undefined) return;
  const ended = await end(session, userAgent);
  void window.showInformationMessage(signedOutMessage(session, ended));
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

export const idInUse = ({ login }: Account): string | undefined =>
  login.kind === 'signedIn' ? login.login.id : undefined;

export const isFromEnvironment = ({ login }: Account): boolean =>
  login.kind === 'signedIn' && login.login.source === 'environment';

export const environmentMessage =
  'This window is signed in by RELAY_API_TOKEN in the environment of VS Code. Unset it and start VS Code anew to sign in or out here.';

/** A sign-in that ended is renewed where it was; a new one is made at the address of the settings. */
function addressFor({ login, state: { snapshot } }: Account, again: boolean): ApiUrl {
  const hasEnded = reasonOf(snapshot) === 'unauthorized';
  return login.kind === 'signedIn' && (again || hasEnded)
    ? { kind: 'valid', url: login.login.apiUrl }
    : canonicalApiUrl(configuredApiUrl());
}

function reasonOf(snapshot: AccountSnapshot): UnknownReason | undefined {
  switch (snapshot.kind) {
    case 'signedOut':
      return undefined;
    case 'unknown':
      return snapshot.reason;
    case 'known':
      return snapshot.failure?.reason;
  }
}

/** A session made in the browser is for this editor alone and ends with it; an API token or the CLI's login may be in use elsewhere. */
async function end(session: StoredSession, userAgent: string): Promise<'ended' | 'not ended' | 'not ours to end'> {
  if (session.kind !== 'browser') return 'not ours to end';
  const { apiUrl: baseUrl, token } = session;
  try {
    await createRelayApi({ baseUrl, token, userAgent, timeoutMs: 5_000 }).endSession();
    return 'ended';
  } catch {
    return 'not ended';
  }
}

function signedOutMessage(session: StoredSession, ended: Awaited<ReturnType<typeof end>>): string {
  if (session.kind === 'cli') return "The Relay CLI's login is no longer used here. The CLI itself stays signed in.";
  const signedOut = `Signed out of Relay (account ${session.accountName}).`;
  return ended === 'not ended'
    ? `${signedOut} Relay at ${new URL(session.apiUrl).host} could not be told, so there the session stays until it expires.`
    : signedOut;
}
