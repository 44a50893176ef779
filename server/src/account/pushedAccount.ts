/**
 * The account as the client sends it. The server reads nothing itself; it asks the client for a new list when the one it has may be too old.
 */
import type { AccountSnapshot } from '../relay/account';
import { isTooOld, type AccountSource } from './source';

export interface PushedAccount extends AccountSource {
  /** The client's newest snapshot; it replaces everything. */
  push(snapshot: AccountSnapshot): void;
}

export interface PushedAccountWorld {
  /** Asks the client to read the list again. Resolves when the client has done so, or will not; never rejects. */
  askForRefresh(): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
}

export function pushedAccount(world: PushedAccountWorld): PushedAccount {
  const listeners: (() => void)[] = [];
  let current: AccountSnapshot = { kind: 'unknown', reason: 'loading', message: 'The account has not been read yet.' };
  let asked: 'no' | 'to read' | 'to remember' = 'no';
  const changed = (): void => listeners.forEach((listener) => listener());
  return {
    get current() {
      return current;
    },
    get rereading() {
      return asked === 'to read' && isTooOld(current, world.now());
    },
    push(snapshot) {
      current = snapshot;
      changed();
    },
    onDidChange: (listener) => void listeners.push(listener),
    need: () => undefined,
    newlyMissing() {
      // One question at a time, however many names are typed until it is answered.
      if (asked !== 'no' || !isTooOld(current, world.now())) return;
      const isRead = isReadAtOnce(current, world.now());
      asked = isRead ? 'to read' : 'to remember';
      void world.askForRefresh().then(() => {
        asked = 'no';
        if (isRead) changed();
      });
    },
  };
}

/** After a failure the client waits before it reads again, and for a sign-in that has ended it waits for the user. */
function isReadAtOnce(account: AccountSnapshot, now: number): boolean {
  const failure = account.kind === 'known' ? account.failure : undefined;
  return failure === undefined || (failure.reason !== 'unauthorized' && now >= (failure.notBefore ?? 0));
}
