/** The Relay account as this window uses it: which login, what is known through it, and what in the window asks for a fresher list. */
import path from 'node:path';
import { EventEmitter, window, workspace, type Event, type ExtensionContext } from 'vscode';
import { freshMs, type AccountSnapshot } from '../../server/src/relay/account';
import type { RelayApi } from '../../server/src/relay/api';
import { RelayApiError } from '../../server/src/relay/apiError';
import { apiFor } from '../../server/src/relay/apiFor';
import { defaultApiUrl } from '../../server/src/relay/apiUrl';
import { cliConfigPath, type FoundLogin } from '../../server/src/relay/cliConfig';
import { readAccount } from '../../server/src/relay/readAccount';
import { surroundings } from '../../server/src/relay/surroundings';
import { createAccountSync, type AccountSource, type AccountState } from './accountSync';
import { createKeptLists, type KeptLists } from './keptLists';
import { watchFile } from './session/fileWatch';
import { createLoginInUse } from './session/loginInUse';
import { allLogins, loginOf, type Login, type LoginState } from './session/logins';
import type { SessionStore, StoredSession } from './session/sessionStore';

export interface Account {
  readonly state: AccountState;
  readonly login: LoginState;
  /** All logins that the user made here, the latest first. */
  readonly sessions: readonly StoredSession[];
  /** Every login there is, the one in use first. */
  readonly logins: readonly Login[];
  readonly onDidChange: Event<AccountState>;
  /** Another login, another token of the same one, or another list of sessions. */
  readonly onDidChangeLogin: Event<LoginState>;
  /** Another account is in use, or none. */
  readonly onDidChangeWhose: Event<void>;
  /** Looks again who is signed in: after a sign-in or -out here or elsewhere, or another address in the settings. */
  reconsider(): Promise<void>;
  /** This workspace uses the session of this id from now on. */
  choose(id: string): Promise<void>;
  /** Reads the account if what is known is older than this. Without an age: if nothing is known. */
  demand(maximumAgeMs?: number): void;
  /** Resolves when the list is as young as it can be had now: after the read that a demand for a fresh one begins, or finds under way. */
  freshen(): Promise<void>;
  /** Reads the account whatever its age. */
  refresh(): Promise<AccountSnapshot>;
  /** @throws RelayApiError `unauthorized` without a login that works. */
  connect(): Promise<RelayApi>;
  noteCreateRefused(): void;
  forgetCreateRefused(): void;
}

export interface AccountSetting {
  readonly store: SessionStore;
  readonly readCliLogins: () => Promise<readonly FoundLogin[]>;
  readonly userAgent: string;
  readonly log: (problem: string) => void;
  /** With neither a workflow nor the view of the account on the screen nobody does. */
  readonly isNeeded: () => boolean;
}

export function createAccount(context: ExtensionContext, setting: AccountSetting): Account {
  const changes = new EventEmitter<AccountState>();
  const loginChanges = new EventEmitter<LoginState>();
  const whoseChanges = new EventEmitter<void>();

  const sync = createAccountSync({ ...surroundings, changed: (state) => changes.fire(state) });
  const apiOf = apiFor(setting.userAgent);
  const connect = async ({ apiUrl, token }: Login): Promise<RelayApi> => apiOf(apiUrl, await token());

  const kept = createKeptLists(path.join(context.globalStorageUri.fsPath, 'lists'), setting.log);
  /** Who signs out, in whichever window, or wants no list kept, has it deleted. */
  const keepLists = (): void => {
    const sessions = isListKept() ? inUse.sessions : [];
    void kept.keepOnly(sessions.map((session) => loginOf(session, setting.readCliLogins)));
  };

  let before = { whose: '', logins: '' };
  const looked = (): void => {
    const { login, key, sessions } = inUse;
    const now = {
      whose: login.kind === 'signedIn' ? login.login.id : '',
      logins: [key, ...sessions.map(({ id, version }) => `${id} ${version}`)].join('\n'),
    };
    const last = before;
    before = now;
    if (now.whose !== last.whose) whoseChanges.fire();
    if (now.logins !== last.logins) loginChanges.fire(login);
    keepLists();
    cliWatch.follow(login.kind === 'signedIn' && login.login.source === 'cli' ? cliConfigPath() : undefined);
    sync.use(sourceOf(login, key, connect, kept));
    if (setting.isNeeded()) sync.demand(Infinity);
  };
  const inUse = createLoginInUse({
    store: setting.store,
    chosen: {
      get: () => context.workspaceState.get<string>(chosenSession),
      set: (id) => context.workspaceState.update(chosenSession, id),
    },
    environment: process.env,
    apiUrl: configuredApiUrl,
    readCliLogins: setting.readCliLogins,
    looked,
  });
  const look = (): void => void inUse.reconsider();
  const cliWatch = watchFile(look);

  context.subscriptions.push(
    changes,
    loginChanges,
    whoseChanges,
    sync,
    inUse,
    cliWatch,
    workspace.onDidGrantWorkspaceTrust(look),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('relay.api.url') || event.affectsConfiguration('relay.account.keepList')) look();
    }),
    window.onDidChangeWindowState(({ focused }) => {
      if (focused && setting.isNeeded()) sync.demand(freshMs);
    }),
  );

  return {
    get state() {
      return sync.state;
    },
    get login() {
      return inUse.login;
    },
    get sessions() {
      return inUse.sessions;
    },
    get logins() {
      return allLogins(inUse.login, inUse.sessions, setting.readCliLogins);
    },
    onDidChange: changes.event,
    onDidChangeLogin: loginChanges.event,
    onDidChangeWhose: whoseChanges.event,
    reconsider: () => inUse.reconsider(),
    choose: (id) => inUse.choose(id),
    demand: (maximumAgeMs = Infinity) => sync.demand(maximumAgeMs),
    freshen: () => {
      sync.demand(freshMs);
      return sync.settled();
    },
    refresh: () => sync.readNow(),
    connect: async () => {
      const { login } = inUse;
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

function isListKept(): boolean {
  return workspace.getConfiguration('relay').inspect<boolean>('account.keepList')?.globalValue === true;
}

/** Where the workspace keeps the id of the session it uses. */
const chosenSession = 'relay.session';

function sourceOf(
  login: LoginState,
  key: string,
  connect: (login: Login) => Promise<RelayApi>,
  kept: KeptLists,
): AccountSource {
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
        key,
        read: async (signal) => {
          const { apiUrl } = login.login;
          const answer = await readAccount(() => connect(login.login), { apiUrl, signal });
          if (answer.kind === 'known') void kept.write(login.login, answer);
          return answer;
        },
        readKept: () => kept.read(login.login),
      };
  }
}
