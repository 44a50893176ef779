/**
 * What is known of a Relay account at one moment. Data only: it travels to the server and is an input of every answer, like the text.
 */
import { describeSince } from './words';

/** A type and a name identify a connection within an account. */
export interface ConnectionId {
  readonly type: string;
  readonly name: string;
}

/** The same text for the same connection, and for no other: types and names may hold anything. */
export function connectionKey({ type, name }: ConnectionId): string {
  return JSON.stringify([type, name]);
}

/** What is known of a connection that is to be created; the rest is asked. */
export interface ConnectionToCreate extends Partial<ConnectionId> {
  /** The answer to start from where the name is asked, e.g. what has been typed of it. */
  readonly suggestedName?: string;
}

export interface AccountConnection extends ConnectionId {
  readonly id: string;
  readonly auth: 'secret' | 'oauth2' | 'unknown';
  readonly availability: ConnectionAvailability;
  /** Full names (`folder/name`) of the workflows on the account that use it; `undefined` when the service did not say. */
  readonly workflows: readonly string[] | undefined;
}

/** The verdict of the connection's last test, as the service words it. */
export interface ConnectionAvailability {
  /** E.g. `available`, `unavailable`, `unknown`. */
  readonly status: string;
  /** RFC 3339. */
  readonly testedAt?: string;
  readonly error?: string;
}

/** Why nothing is known, each with its own remedy. */
export type UnknownReason =
  | 'loading'
  /** Restricted Mode: the account is not used until the workspace is trusted. */
  | 'untrusted'
  | 'unauthorized'
  | 'forbidden'
  | 'unreachable'
  | 'unexpected';

export interface AccountFailure {
  readonly reason: UnknownReason;
  /** One sentence for a person, without any secret. */
  readonly message: string;
  /** How long the service asked to wait before the next request. */
  readonly retryAfterMs?: number;
  /** Before this time, in milliseconds since 1970, nobody asks again unless the user does. */
  readonly notBefore?: number;
}

/** *Unknown is not empty*: only a `known` account can make a connection missing. */
export type AccountSnapshot = ListSnapshot<KnownAccount>;

/** What is known of any list of the account's. */
export type ListSnapshot<Known> =
  { readonly kind: 'signedOut' } | ({ readonly kind: 'unknown' } & AccountFailure) | Known;

/** A list of the account's, and how far it can be believed. */
export interface ReadList {
  readonly accountName: string;
  /** When the list was read, in milliseconds since 1970. */
  readonly readAt: number;
  /** The list is of an earlier session, from the disk: it has not been read since. */
  readonly kept?: true;
  /** Set while newer reads fail: the list is the last good one. */
  readonly failure?: AccountFailure;
}

export interface KnownAccount extends ReadList {
  readonly kind: 'known';
  readonly apiUrl: string;
  readonly connections: readonly AccountConnection[];
  /** Whether this token may add connections, as far as the service has said. */
  readonly mayCreate: 'yes' | 'no' | 'unknown';
}

/** A list older than this, in milliseconds, is read again when somebody looks, and before something new is called missing. */
export const freshMs = 30_000;

/** What a list older than this lacks may have been added since. */
export const oldMs = 3_600_000;

/** How long ago the list was read, for people: `40 s ago`. */
export function describeAge({ readAt }: ReadList, now: number): string {
  return describeSince(readAt, now);
}
