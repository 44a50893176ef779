/**
 * The lists of connections between sessions, for who asked for that (`relay.account.keepList`): one file for each sign-in, with names and types and what the last
 * test said; never a token, a value, or the service's words. Only for sign-ins that were made here: whose token the environment or the Relay CLI holds can change
 * unnoticed while VS Code is closed.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AccountConnection, KnownAccount } from '../../server/src/relay/account';
import { takeTurns } from '../../server/src/relay/turns';
import type { Login } from './session/logins';

/** A sign-in. Another one has another version, so that a list is not that of whoever was signed in before. */
export type KeptFor = Pick<Login, 'id' | 'version' | 'source' | 'apiUrl'>;

export interface KeptLists {
  /** `undefined` when there is none that can be used. Never rejects. */
  read(login: KeptFor): Promise<KnownAccount | undefined>;
  /** Writes the list, if the login is one of those that may be kept. Never rejects. */
  write(login: KeptFor, account: KnownAccount): Promise<void>;
  /** From now on these may be kept; all others are deleted. Never rejects. */
  keepOnly(logins: readonly KeptFor[]): Promise<void>;
}

/**
 * @param folder absolute; of this extension alone.
 * @param log hears what the file system refuses.
 */
export function createKeptLists(folder: string, log: (problem: string) => void): KeptLists {
  let allowed: ReadonlySet<string> = new Set();
  /** One after the other: a list that is being written when its owner signs out is deleted after that. */
  const turns = takeTurns();
  const inTurn = <T>(work: () => Promise<T>): Promise<T | undefined> =>
    turns(work).catch((error: unknown) => {
      log(`Keeping the list of connections: ${String(error)}`);
      return undefined;
    });
  const fileOf = (name: string): string => path.join(folder, name);

  return {
    read: (login) =>
      inTurn(async () => {
        const name = nameOf(login);
        return name !== undefined && allowed.has(name) ? readList(fileOf(name), login) : undefined;
      }),
    write: (login, account) =>
      inTurn(async () => {
        const name = nameOf(login);
        if (name === undefined || !allowed.has(name)) return;
        await mkdir(folder, { recursive: true });
        // Another window may be writing, or reading, the same.
        const draft = fileOf(`${name}.${randomUUID()}`);
        await writeFile(draft, encode(account), { mode: 0o600 });
        await rename(draft, fileOf(name));
      }),
    keepOnly(logins) {
      allowed = new Set(logins.map(nameOf).filter((name) => name !== undefined));
      return inTurn(async () => {
        const names = await readdir(folder).catch(() => []);
        for (const name of names) if (!allowed.has(name)) await rm(fileOf(name), { force: true });
      });
    },
  };
}

/** A name that tells nothing, of which no two sign-ins have the same. */
function nameOf({ id, version, source, apiUrl }: KeptFor): string | undefined {
  if (source !== 'token' && source !== 'browser') return undefined;
  return `${createHash('sha256')
    .update(JSON.stringify([id, version, apiUrl]))
    .digest('hex')
    .slice(0, 32)}.json`;
}

function encode({ accountName, readAt, connections }: KnownAccount): string {
  const kept = connections.map(({ id, type, name, auth, availability: { status, testedAt } }) => ({
    id,
    type,
    name,
    auth,
    status,
    testedAt,
  }));
  return JSON.stringify({ accountName, readAt, connections: kept });
}

async function readList(file: string, { apiUrl }: KeptFor): Promise<KnownAccount | undefined> {
  try {
    return decode(JSON.parse(await readFile(file, 'utf8')), apiUrl);
  } catch {
    return undefined;
  }
}

/** What nobody can read, or a later version wrote differently, is no list. */
function decode(value: unknown, apiUrl: string): KnownAccount | undefined {
  const { accountName, readAt, connections } = value as Record<string, unknown>;
  if (typeof accountName !== 'string' || typeof readAt !== 'number' || !Array.isArray(connections)) return undefined;
  const decoded = connections.map(decodeConnection);
  const known = decoded.filter((connection) => connection !== undefined);
  if (known.length < decoded.length) return undefined;
  return { kind: 'known', accountName, apiUrl, connections: known, readAt, mayCreate: 'unknown', kept: true };
}

function decodeConnection(value: unknown): AccountConnection | undefined {
  const { id, type, name, auth, status, testedAt } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof type !== 'string' || typeof name !== 'string') return undefined;
  if (typeof status !== 'string') return undefined;
  return {
    id,
    type,
    name,
    auth: auth === 'secret' || auth === 'oauth2' ? auth : 'unknown',
    availability: { status, ...(typeof testedAt === 'string' && { testedAt }) },
    workflows: undefined,
  };
}
