/**
 * Which login this window uses, found anew whenever a session comes or goes in any window, another one is chosen, or the file of the Relay CLI changes.
 */
import type { Redacted } from '../../../server/src/relay/redacted';
import { findLogin, type Login, type LoginInputs, type LoginState } from './logins';
import type { SessionStore, StoredSession } from './sessionStore';

export interface LoginInUse {
  readonly login: LoginState;
  /** All that the user has, the latest first. */
  readonly sessions: readonly StoredSession[];
  /** Two answers with one key are the same login with the same token: what was read through the first is still true. */
  readonly key: string;
  reconsider(): Promise<void>;
  /** From now on this workspace uses the session, and when that is gone, none. */
  choose(id: string): Promise<void>;
  dispose(): void;
}

/** Where a workspace keeps what was chosen for it: an id, nothing secret. */
export interface ChosenSession {
  get(): string | undefined;
  set(id: string): PromiseLike<void>;
}

export interface LoginInUseSetting {
  readonly store: SessionStore;
  readonly chosen: ChosenSession;
  readonly environment: LoginInputs['environment'];
  readonly apiUrl: () => string;
  readonly readCliLogins: LoginInputs['readCliLogins'];
  /** After every look, whether or not something is different. */
  readonly looked: () => void;
}

export function createLoginInUse(setting: LoginInUseSetting): LoginInUse {
  const { store, chosen, environment, readCliLogins } = setting;
  let login: LoginState = { kind: 'signedOut' };
  let sessions: readonly StoredSession[] = [];
  /** The token of the Relay CLI as it was last seen, and how often it has been another. In memory only. */
  let cliToken: Redacted | undefined;
  let cliTokens = 0;
  /** Two look-ups may overlap; the one that began last has seen the latest, and the others end with it. */
  let latest: Promise<void> | undefined;

  const reconsider = (): Promise<void> => {
    const lookUp = look(() => latest === lookUp);
    latest = lookUp;
    return lookUp;
  };
  const look = async (isLatest: () => boolean): Promise<void> => {
    const stored = await store.list();
    const inputs = { environment, apiUrl: setting.apiUrl(), sessions: stored, readCliLogins };
    const found = findLogin({ ...inputs, chosen: chosen.get() });
    const token = found.kind === 'signedIn' ? await cliTokenOf(found.login) : undefined;
    if (!isLatest()) return latest;
    if (token?.reveal() !== cliToken?.reveal()) cliTokens++;
    cliToken = token;
    login = found;
    sessions = stored;
    setting.looked();
    await keepChoice(found, chosen);
  };
  const storeListener = store.onDidChange(() => void reconsider());

  return {
    get login() {
      return login;
    },
    get sessions() {
      return sessions;
    },
    get key() {
      if (login.kind !== 'signedIn') return login.kind;
      const { id, version, apiUrl } = login.login;
      return [id, version, apiUrl, cliTokens].join(' ');
    },
    reconsider,
    choose: async (id) => {
      await chosen.set(id);
      await reconsider();
    },
    dispose: () => void storeListener.dispose(),
  };
}

async function cliTokenOf(login: Login): Promise<Redacted | undefined> {
  return login.source === 'cli' ? login.token().catch(() => undefined) : undefined;
}

/** A workspace keeps the account it began with: a sign-in elsewhere must not put another in its place. */
async function keepChoice(found: LoginState, chosen: ChosenSession): Promise<void> {
  if (found.kind !== 'signedIn' || found.login.source === 'environment' || chosen.get() !== undefined) return;
  await chosen.set(found.login.id);
}
