/**
 * Where the server has the account from. Reading it never makes anyone wait: what is known now is `current`, what comes later is an event.
 */
import { freshMs, type AccountSnapshot } from '../relay/account';
import type { SecretsSnapshot } from '../relay/secrets';

export interface AccountSource {
  readonly current: AccountSnapshot;
  /** The list is too old to say of a connection that it is missing, and is being read again now. Its end is a change. */
  readonly rereading: boolean;
  /** `listener` is called after every change of `current`. */
  onDidChange(listener: () => void): void;
  /** A workflow is open; the source decides whether that is worth a request. Called as often as a person types. */
  need(): void;
  /** A connection is missing that was not a moment ago: it may have been created since the list was read. */
  newlyMissing(): void;
}

/** Too old to believe that it lacks something. */
export function isTooOld(list: AccountSnapshot | SecretsSnapshot, now: number): boolean {
  return list.kind === 'known' && now - list.readAt > freshMs;
}
