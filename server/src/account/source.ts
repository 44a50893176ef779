/**
 * Where the server has the account from. Reading it never makes anyone wait: what is known now is `current`, what comes later is an event.
 */
import type { AccountSnapshot, ConnectionId } from '../relay/account';

export interface AccountSource {
  readonly current: AccountSnapshot;
  /** `listener` is called after every change of `current`. */
  onDidChange(listener: () => void): void;
  /** Somebody would look at the account now; the source decides whether that is worth a request. Called as often as a person types. */
  need(need: AccountNeed): void;
  dispose(): void;
}

export type AccountNeed =
  /** A workflow is open. */
  | { readonly kind: 'use' }
  /** These connections were not missing a moment ago: they may have been created since the list was read. */
  | { readonly kind: 'newlyMissing'; readonly connections: readonly ConnectionId[] };

/** A list younger than this, in milliseconds, is believed when it lacks a connection. */
export const freshFor = 30_000;
