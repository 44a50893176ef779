/**
 * The logins that the user made here, in the secret storage of the editor: one entry for all, since a secret storage cannot be listed. All windows share it.
 * Every stored login belongs to one API address. The token of the Relay CLI is not stored: it stays in the CLI's own file.
 */
import { Redacted } from '../../../server/src/relay/redacted';
import { takeTurns } from '../../../server/src/relay/turns';

/** The key under which secret storage holds the sessions; other windows hear when it changes. */
export const storageKey = 'relay.sessions';

interface Stored {
  /** The same for the same user of the same account at the same address, whenever and however they sign in: what a workspace has chosen outlives a renewal. */
  readonly id: string;
  /** Another one at each sign-in, so that what was refused before is asked anew. */
  readonly version: string;
  /** Where the token was checked, and the only place it is sent to. */
  readonly apiUrl: string;
  readonly accountName: string;
  readonly userName: string;
}

/** An API token that the user pasted, or the token of a session that they confirmed in the browser. */
export interface StoredToken extends Stored {
  readonly kind: 'token' | 'browser';
  readonly token: Redacted;
}

/** The user's word that a login of the Relay CLI may be used here. */
export interface StoredCliLogin extends Stored {
  readonly kind: 'cli';
  /** The CLI's name for the place it is signed in to. */
  readonly context: string;
}

export type StoredSession = StoredToken | StoredCliLogin;

/** What is used of the editor's secret storage. */
export interface SecretKeeper {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
  /** Of all windows. */
  onDidChange(listener: (change: { readonly key: string }) => void): { dispose(): unknown };
}

export interface SessionStore {
  /** The latest first. */
  list(): Promise<readonly StoredSession[]>;
  /** @returns the session of the same id that it replaces, if there was one. */
  add(session: StoredSession): Promise<StoredSession | undefined>;
  /** @returns what was removed, if there was such a session. */
  remove(id: string): Promise<StoredSession | undefined>;
  /** In whichever window it happens. */
  onDidChange(listener: () => void): { dispose(): unknown };
}

export function createSessionStore(secrets: SecretKeeper): SessionStore {
  /** Two changes at once would each write what it read and lose the other. */
  const inTurn = takeTurns();
  const replace = (id: string, by: readonly StoredSession[]): Promise<StoredSession | undefined> =>
    inTurn(async () => {
      const before = await list();
      const sessions = [...by, ...before.filter((session) => session.id !== id)];
      await (sessions.length === 0 ? secrets.delete(storageKey) : secrets.store(storageKey, encode(sessions)));
      return before.find((session) => session.id === id);
    });
  const list = async (): Promise<readonly StoredSession[]> => decode(await secrets.get(storageKey));

  return {
    list,
    add: (session) => replace(session.id, [session]),
    remove: (id) => replace(id, []),
    onDidChange: (listener) =>
      secrets.onDidChange(({ key }) => {
        if (key === storageKey) listener();
      }),
  };
}

/** The only place where a token becomes text again on its way to storage. */
function encode(sessions: readonly StoredSession[]): string {
  return JSON.stringify(
    sessions.map((session) => (session.kind === 'cli' ? session : { ...session, token: session.token.reveal() })),
  );
}

/** What another version wrote, or nobody can read, is no login. */
function decode(text: string | undefined): readonly StoredSession[] {
  if (text === undefined) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.flatMap(decodeSession) : [];
  } catch {
    return [];
  }
}

function decodeSession(value: unknown): StoredSession[] {
  if (typeof value !== 'object' || value === null) return [];
  const { kind, id, version = '', apiUrl, accountName, userName, token, context } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof version !== 'string' || typeof apiUrl !== 'string') return [];
  if (typeof accountName !== 'string' || typeof userName !== 'string') return [];
  const stored: Stored = { id, version, apiUrl, accountName, userName };
  if ((kind === 'token' || kind === 'browser') && typeof token === 'string')
    return [{ ...stored, kind, token: new Redacted(token) }];
  if (kind === 'cli' && typeof context === 'string') return [{ ...stored, kind, context }];
  return [];
}
