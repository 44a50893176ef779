/**
 * The logins that the user made here, in the secret storage of the editor: one entry for all, since a secret storage cannot be listed.
 * Every stored login belongs to one API address. The token of the Relay CLI is not stored: it stays in the CLI's own file.
 */
import { Redacted } from '../../../server/src/relay/redacted';

/** The key under which secret storage holds the sessions; other windows hear when it changes. */
export const storageKey = 'relay.sessions';

interface Stored {
  readonly id: string;
  /** Where the token was checked, and the only place it is sent to. */
  readonly apiUrl: string;
  readonly accountName: string;
  readonly userName: string;
}

/** An API token that the user pasted. */
export interface StoredToken extends Stored {
  readonly kind: 'token';
  readonly token: Redacted;
}

/** The user's word that the Relay CLI's login may be used here. */
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
}

export interface SessionStore {
  list(): Promise<readonly StoredSession[]>;
  /** Replaces a session of the same id or of the same user at the same address. */
  add(session: StoredSession): Promise<void>;
  /** @returns what was removed, if there was such a session. */
  remove(id: string): Promise<StoredSession | undefined>;
}

export function createSessionStore(secrets: SecretKeeper): SessionStore {
  /** Two changes at once would each write what it read and lose the other. */
  let last: Promise<unknown> = Promise.resolve();
  const change = <T>(
    edit: (sessions: readonly StoredSession[]) => { sessions: readonly StoredSession[]; result: T },
  ) => {
    const next = last.then(async () => {
      const { sessions, result } = edit(await list());
      await (sessions.length === 0 ? secrets.delete(storageKey) : secrets.store(storageKey, encode(sessions)));
      return result;
    });
    last = next.catch(() => undefined);
    return next;
  };
  const list = async (): Promise<readonly StoredSession[]> => decode(await secrets.get(storageKey));

  return {
    list,
    add: (session) =>
      change((sessions) => ({
        sessions: [session, ...sessions.filter((other) => !isSameLogin(other, session))],
        result: undefined,
      })),
    remove: (id) =>
      change((sessions) => ({
        sessions: sessions.filter((session) => session.id !== id),
        result: sessions.find((session) => session.id === id),
      })),
  };
}

function isSameLogin(one: StoredSession, other: StoredSession): boolean {
  if (one.id === other.id) return true;
  return one.apiUrl === other.apiUrl && one.accountName === other.accountName && one.userName === other.userName;
}

/** The only place where a token becomes text again on its way to storage. */
function encode(sessions: readonly StoredSession[]): string {
  return JSON.stringify(
    sessions.map((session) => (session.kind === 'token' ? { ...session, token: session.token.reveal() } : session)),
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
  const { kind, id, apiUrl, accountName, userName, token, context } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof apiUrl !== 'string') return [];
  if (typeof accountName !== 'string' || typeof userName !== 'string') return [];
  const stored: Stored = { id, apiUrl, accountName, userName };
  if (kind === 'token' && typeof token === 'string') return [{ ...stored, kind, token: new Redacted(token) }];
  if (kind === 'cli' && typeof context === 'string') return [{ ...stored, kind, context }];
  return [];
}
