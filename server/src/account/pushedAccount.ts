/**
 * The account as the client sends it. The server reads nothing itself; it asks the client for a new list when the one it has may be too old.
 */
import type { AccountSnapshot, ConnectionId } from '../relay/account';
import { freshFor, type AccountSource } from './source';

export interface PushedAccount extends AccountSource {
  /** The client's newest snapshot; it replaces everything. */
  push(snapshot: AccountSnapshot): void;
}

export interface PushedAccountWorld {
  /** Asks the client to read the list again, for these connections. */
  askForRefresh(connections: readonly ConnectionId[]): void;
  /** Milliseconds since 1970. */
  now(): number;
}

export function pushedAccount(world: PushedAccountWorld): PushedAccount {
  const listeners: (() => void)[] = [];
  let current: AccountSnapshot = { kind: 'unknown', reason: 'loading', message: 'The account has not been read yet.' };
  let asked = false;
  return {
    get current() {
      return current;
    },
    push(snapshot) {
      current = snapshot;
      asked = false;
      for (const listener of listeners) listener();
    },
    onDidChange: (listener) => void listeners.push(listener),
    need(need) {
      if (need.kind !== 'newlyMissing' || asked) return;
      if (current.kind !== 'known' || world.now() - current.readAt <= freshFor) return;
      // One question a snapshot, however many names are typed until the answer comes.
      asked = true;
      world.askForRefresh(need.connections);
    },
    dispose: () => void listeners.splice(0),
  };
}
