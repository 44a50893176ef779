/** The Relay account as this window uses it: which login, what is known through it, and what in the window asks for a fresher list. */
import { EventEmitter, window, workspace, type Event, type ExtensionContext } from 'vscode';
import type { AccountSnapshot, ConnectionId } from '../../server/src/relay/account';
import { createRelayApi, type RelayApi } from '../../server/src/relay/api';
import { RelayApiError } from '../../server/src/relay/apiError';
import { defaultApiUrl } from '../../server/src/relay/apiUrl';
import type { CliLogin } from '../../server/src/relay/cliConfig';
import { failureOf, readAccount } from '../../server/src/relay/readAccount';
import { createAccountSync, type AccountSource, type AccountState } from './accountSync';
import { findLogin, type Login, type LoginState } from './session/logins';
import { storageKey, type SessionStore } from './session/sessionStore';

export interface Account {
  readonly state: AccountState;
  readonly login: LoginState;
  readonly onDidChange: Event<AccountState>;
  readonly onDidChangeLogin: Event<LoginState>;
  /** Looks again who is signed in: after a sign-in or -out here or elsewhere, or another address in the settings. */
  reconsider(): Promise<void>;
  /** Reads the account if what is known is older than this. Without an age: if nothing is known. */
  demand(maximumAgeMs?: number): void;
  /** Reads the account whatever its age. */
  refresh(): Promise<AccountSnapshot>;
  /** @throws RelayApiError `unauthorized` without a login that works. */
  connect(): Promise<RelayApi>;
  noteCreateRefused(): void;
  forgetCreateRefused(): void;
}

export interface AccountSetting {
  readonly store: SessionStore;
  readonly readCliLogin: () => Promise<CliLogin>;
  readonly userAgent: string;
  /** Without a workflow on the screen nobody needs the account. */
  readonly isWorkflowOpen: () => boolean;
}

/** A list older than this is read again when somebody looks, and before something new is called missing. */
export const freshMs = 30_000;

export function createAccount(context: ExtensionContext, setting: AccountSetting): Account {
  const changes = new EventEmitter<AccountState>();
  const loginChanges = new EventEmitter<LoginState>();
  let login: LoginState = { kind: 'signedOut' };

  const sync = createAccountSync({
    now: Date.now,
    random: Math.random,
    schedule: (delayMs, call) => {
      const timer = setTimeout(call, delayMs);
      return () => clearTimeout(timer);
    },
    changed: (state) => changes.fire(state),
  });
  const connect = async ({ apiUrl, token }: Login): Promise<RelayApi> =>
    createRelayApi({ baseUrl: apiUrl, token: await token(), userAgent: setting.userAgent });

  /** Two look-ups may overlap; the one that began last has seen the latest. */
  let lookUps = 0;
  const reconsider = async (): Promise<void> => {
    const lookUp = ++lookUps;
    const sessions = await setting.store.list();
    if (lookUp !== lookUps) return;
    const before = keyOf(login);
    login = findLogin({
      environment: process.env,
      apiUrl: configuredApiUrl(),
      sessions,
      readCliLogin: setting.readCliLogin,
    });
    if (keyOf(login) !== before) loginChanges.fire(login);
    sync.use(sourceOf(login, connect));
    if (setting.isWorkflowOpen()) sync.demand(Infinity);
  };
  const look = (): void => void reconsider();

  context.subscriptions.push(
    changes,
    loginChanges,
    sync,
    workspace.onDidGrantWorkspaceTrust(look),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('relay.api.url')) look();
    }),
    context.secrets.onDidChange(({ key }) => {
      if (key === storageKey) look();
    }),
    window.onDidChangeWindowState(({ focused }) => {
      if (focused && setting.isWorkflowOpen()) sync.demand(freshMs);
    }),
  );

  return {
    get state() {
      return sync.state;
    },
    get login() {
      return login;
    },
    onDidChange: changes.event,
    onDidChangeLogin: loginChanges.event,
    reconsider,
    demand: (maximumAgeMs = Infinity) => sync.demand(maximumAgeMs),
    refresh: () => sync.readNow(),
    connect: () => {
      if (login.kind === 'signedIn') return connect(login.login);
      throw new RelayApiError({ kind: 'unauthorized', detail: 'nobody is signed in' });
    },
    noteCreateRefused: () => sync.noteCreateRefused(),
    forgetCreateRefused: () => sync.forgetCreateRefused(),
  };
}

/** Of the user or the machine. A workspace has no say, whatever VS Code made of the setting's scope. */
export function configuredApiUrl(): string {
  return workspace.getConfiguration('relay').inspect<string>('api.url')?.globalValue ?? defaultApiUrl;
}

export function hasConnection(snapshot: AccountSnapshot, { type, name }: ConnectionId): boolean {
  return (
    snapshot.kind === 'known' &&
    snapshot.connections.some((connection) => connection.type === type && connection.name === name)
  );
}

const keyOf = (login: LoginState): string =>
  login.kind === 'signedIn' ? `${login.login.id} ${login.login.apiUrl}` : login.kind;

function sourceOf(login: LoginState, connect: (login: Login) => Promise<RelayApi>): AccountSource {
  if (!workspace.isTrusted)
    return {
      kind: 'unavailable',
      failure: {
        reason: 'untrusted',
        message: 'The Relay account is not used in Restricted Mode. Trust this workspace to use it.',
      },
    };
  switch (login.kind) {
    case 'signedOut':
      return { kind: 'signedOut' };
    case 'unusable':
      return { kind: 'unavailable', failure: { reason: 'unexpected', message: login.message } };
    case 'signedIn':
      return {
        kind: 'login',
        key: keyOf(login),
        read: async (signal) => {
          const { apiUrl } = login.login;
          try {
            return await readAccount(await connect(login.login), { apiUrl, signal });
          } catch (error) {
            return { kind: 'unknown', ...failureOf(error, apiUrl) };
          }
        },
      };
  }
}
