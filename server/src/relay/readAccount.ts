/**
 * The account as one piece of data. A read that fails says why; it never looks like an account without connections.
 */
import type { AccountFailure, AccountSnapshot, KnownAccount, ListSnapshot, ReadList, UnknownReason } from './account';
import type { RelayApi } from './api';
import { RelayApiError, type RelayApiErrorKind } from './apiError';
import { messageOf } from './messageOf';

export interface ReadAccountOptions {
  readonly apiUrl: string;
  /** The clock; `Date.now` when not given. */
  readonly now?: () => number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Never throws. `readAt` is the time before the request: the list is at least that fresh. Two requests the first time, from then on one: the account's
 * name is asked for once by each client of the API.
 */
export async function readAccount(
  connect: () => RelayApi | Promise<RelayApi>,
  { apiUrl, now = Date.now, signal }: ReadAccountOptions,
): Promise<KnownAccount | UnknownAccount> {
  const readAt = now();
  try {
    const api = await connect();
    const { connections, mayCreate } = await api.listConnections(signal);
    const accountName = knownNames.get(api) ?? (await readAccountName(api, apiUrl, signal));
    return { kind: 'known', accountName, apiUrl, connections, readAt, mayCreate };
  } catch (error) {
    return { kind: 'unknown', ...failureOf(error, apiUrl) };
  }
}

const knownNames = new WeakMap<RelayApi, string>();

export type UnknownAccount = Extract<AccountSnapshot, { kind: 'unknown' }>;

/** Why the account, or what `what` says of it, could not be read, for its snapshot. */
export function failureOf(
  error: unknown,
  apiUrl: string,
  what = 'read the connections of the account',
): AccountFailure {
  return {
    reason: error instanceof RelayApiError ? reasons[error.kind] : 'unexpected',
    message: messageOf(error, { apiUrl, what }),
    ...(error instanceof RelayApiError && error.retryAfterMs !== undefined ? { retryAfterMs: error.retryAfterMs } : {}),
  };
}

/** What to show after a failed read: the last good list with the failure on it, if it is of the same service. */
export function keepLastGood<Known extends ReadList & { readonly kind: 'known' }>(
  previous: ListSnapshot<Known>,
  next: ListSnapshot<Known>,
): ListSnapshot<Known> {
  if (next.kind !== 'unknown' || previous.kind !== 'known') return next;
  const { reason, message, retryAfterMs, notBefore } = next;
  const pause = { ...(retryAfterMs !== undefined && { retryAfterMs }), ...(notBefore !== undefined && { notBefore }) };
  return { ...previous, failure: { reason, message, ...pause } };
}

/** A token that may list connections but not see the account still gets its list; the service's name then stands for the account's. */
async function readAccountName(api: RelayApi, apiUrl: string, signal: AbortSignal | undefined): Promise<string> {
  try {
    const { name } = await api.account(signal);
    knownNames.set(api, name);
    return name;
  } catch (error) {
    if (error instanceof RelayApiError && (error.kind === 'forbidden' || error.kind === 'notFound'))
      return new URL(apiUrl).host;
    throw error;
  }
}

const reasons: Record<RelayApiErrorKind, UnknownReason> = {
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  notFound: 'unexpected',
  conflict: 'unexpected',
  invalid: 'unexpected',
  rateLimited: 'unreachable',
  timeout: 'unreachable',
  unreachable: 'unreachable',
  aborted: 'unreachable',
  unexpected: 'unexpected',
};
