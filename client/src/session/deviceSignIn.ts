/**
 * Waiting for a person to confirm a code in the browser. The token is there from the start and begins to work when they have; the service is asked for it
 * until then, or until the code expires. Knows neither VS Code nor HTTP.
 */
import type { Account, DeviceSignIn, Profile } from '../../../server/src/relay/api';
import { RelayApiError } from '../../../server/src/relay/apiError';

/** Whose token it is. */
export interface TokenOwner {
  readonly profile: Profile;
  readonly account: Account;
}

export type Confirmation =
  | { readonly kind: 'confirmed'; readonly owner: TokenOwner }
  /** With the trouble that the last question met, when it met one. */
  | { readonly kind: 'expired'; readonly trouble?: RelayApiError }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface ConfirmationWorld {
  /** @throws RelayApiError `unauthorized` while the code is not confirmed. */
  ask(signal: AbortSignal): Promise<TokenOwner>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends sooner when the signal is aborted, or when there is reason to believe that the person is done. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const intervalMs = 3_000;
const longestIntervalMs = 30_000;

/** For a code that has expired by this computer's clock before anybody could see it: the clock is wrong then. */
const patienceMs = 5 * 60_000;

export async function untilConfirmed(
  { expiresAt }: Pick<DeviceSignIn, 'expiresAt'>,
  world: ConfirmationWorld,
  signal: AbortSignal,
): Promise<Confirmation> {
  const begin = world.now();
  const end = expiresAt > begin ? expiresAt : begin + patienceMs;
  let failures = 0;
  while (!signal.aborted) {
    let trouble: RelayApiError | undefined;
    try {
      return { kind: 'confirmed', owner: await world.ask(signal) };
    } catch (error) {
      if (error instanceof RelayApiError && error.kind === 'aborted') return { kind: 'cancelled' };
      if (!(error instanceof RelayApiError) || !mayPass(error)) return { kind: 'failed', error };
      if (error.kind !== 'unauthorized') trouble = error;
    }
    failures = trouble === undefined ? 0 : failures + 1;
    const left = end - world.now();
    if (left <= 0) return { kind: 'expired', ...(trouble === undefined ? {} : { trouble }) };
    const pause = Math.max(Math.min(longestIntervalMs, intervalMs * 2 ** failures), trouble?.retryAfterMs ?? 0);
    await world.wait(Math.min(pause, left), signal);
  }
  return { kind: 'cancelled' };
}

/** Not confirmed yet, or a network that comes back. */
function mayPass({ kind }: RelayApiError): boolean {
  return ['unauthorized', 'rateLimited', 'timeout', 'unreachable', 'unexpected'].includes(kind);
}
