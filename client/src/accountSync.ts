/**
 * When the account is read, and what is known between reads. One request at most is in flight; failures are backed off; nothing is read that nobody
 * asks for; a failed read leaves the last good list in place. Knows neither VS Code nor HTTP: time, chance and timers are given.
 */
import type { AccountFailure, AccountSnapshot, KnownAccount } from '../../server/src/relay/account';
import { keepLastGood, type UnknownAccount } from '../../server/src/relay/readAccount';

/** Whose account it is, and how to read it. */
export type AccountSource =
  | { readonly kind: 'signedOut' }
  /** There is no use in asking, e.g. in Restricted Mode. */
  | { readonly kind: 'unavailable'; readonly failure: AccountFailure }
  | {
      readonly kind: 'login';
      /** Two sources with one key are the same login: what was read through the first is still true. */
      readonly key: string;
      /** Never rejects: a failure is an answer. */
      readonly read: (signal: AbortSignal) => Promise<KnownAccount | UnknownAccount>;
    };

export interface AccountState {
  readonly snapshot: AccountSnapshot;
  readonly reading: boolean;
}

export interface AccountSync {
  readonly state: AccountState;
  /** Another login, or none. What was known of the one before is forgotten, and its request is cancelled. */
  use(source: AccountSource): void;
  /** Something wants the list to be younger than this; read now, or as soon as the back-off allows. */
  demand(maximumAgeMs: number): void;
  /** Resolves when the read that is under way is over; at once when none is. */
  settled(): Promise<void>;
  /** The user asked, or the account was changed: reads whatever the age and the back-off. The answer was read after the call. */
  readNow(): Promise<AccountSnapshot>;
  /** The service refused to let this login add a connection, which it may not say when the list is read. Holds until it says otherwise. */
  noteCreateRefused(): void;
  /** A role can change: the user may try again. */
  forgetCreateRefused(): void;
  dispose(): void;
}

export interface AccountSyncHost {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Calls once, later; the answer cancels it. */
  schedule(delayMs: number, call: () => void): () => void;
  changed(state: AccountState): void;
}

const firstDelayMs = 2_000;
const longestDelayMs = 5 * 60_000;

const loading: AccountSnapshot = {
  kind: 'unknown',
  reason: 'loading',
  message: 'The Relay account has not been read yet.',
};

export function createAccountSync(host: AccountSyncHost): AccountSync {
  let source: AccountSource = { kind: 'signedOut' };
  let state: AccountState = { snapshot: { kind: 'signedOut' }, reading: false };
  let inFlight: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;
  /** The read after the one in flight, for all who asked meanwhile. */
  let queued: Promise<void> | undefined;
  let failures = 0;
  let notBefore = 0;
  let cancelRetry: (() => void) | undefined;
  let createRefused = false;

  const change = (next: Partial<AccountState>): void => {
    state = { ...state, ...next };
    host.changed(state);
  };

  const stopWaiting = (): void => {
    cancelRetry?.();
    cancelRetry = undefined;
  };

  const forget = (): void => {
    inFlight?.abort.abort();
    inFlight = undefined;
    failures = 0;
    notBefore = 0;
    createRefused = false;
    stopWaiting();
  };

  const accept = (answer: KnownAccount | UnknownAccount): void => {
    if (answer.kind === 'known') {
      failures = 0;
      notBefore = 0;
      const { mayCreate } = answer;
      change({
        snapshot: { ...answer, mayCreate: createRefused && mayCreate === 'unknown' ? 'no' : mayCreate },
        reading: false,
      });
      return;
    }
    failures++;
    notBefore = host.now() + Math.max(backOff(failures, host.random()), answer.retryAfterMs ?? 0);
    change({ snapshot: keepLastGood(state.snapshot, { ...answer, notBefore }), reading: false });
  };

  const read = (login: AccountSource & { kind: 'login' }): Promise<void> => {
    stopWaiting();
    const abort = new AbortController();
    const request = {
      abort,
      done: login.read(abort.signal).then((answer) => {
        // An answer to a login that was left meanwhile says nothing of the present one.
        if (inFlight !== request) return;
        inFlight = undefined;
        accept(answer);
      }),
    };
    inFlight = request;
    change({ reading: true });
    return request.done;
  };

  const readAgain = (): Promise<void> => {
    queued = undefined;
    return source.kind === 'login' && inFlight === undefined ? read(source) : Promise.resolve();
  };

  const demand = (maximumAgeMs: number): void => {
    if (source.kind !== 'login' || inFlight !== undefined || cancelRetry !== undefined) return;
    if (!isDue(state.snapshot, host.now(), maximumAgeMs)) return;
    const wait = notBefore - host.now();
    if (wait <= 0) {
      void read(source);
      return;
    }
    cancelRetry = host.schedule(wait, () => {
      cancelRetry = undefined;
      demand(maximumAgeMs);
    });
  };

  return {
    get state() {
      return state;
    },
    use(next) {
      if (next.kind === 'login' && source.kind === 'login' && next.key === source.key) {
        source = next;
        return;
      }
      source = next;
      forget();
      change({ snapshot: snapshotBefore(next), reading: false });
    },
    demand,
    settled: () => inFlight?.done ?? Promise.resolve(),
    async readNow() {
      // One that is under way may have been answered before what we are asked to see.
      if (inFlight !== undefined) queued ??= inFlight.done.then(readAgain);
      await (queued ?? readAgain());
      return state.snapshot;
    },
    noteCreateRefused() {
      createRefused = true;
      if (state.snapshot.kind === 'known') change({ snapshot: { ...state.snapshot, mayCreate: 'no' } });
    },
    forgetCreateRefused() {
      createRefused = false;
    },
    dispose: forget,
  };
}

function snapshotBefore(source: AccountSource): AccountSnapshot {
  switch (source.kind) {
    case 'signedOut':
      return { kind: 'signedOut' };
    case 'unavailable':
      return { kind: 'unknown', ...source.failure };
    case 'login':
      return loading;
  }
}

/** A token that is refused stays refused: only a new login or the user's own wish asks again. */
function isDue(snapshot: AccountSnapshot, now: number, maximumAgeMs: number): boolean {
  switch (snapshot.kind) {
    case 'signedOut':
      return false;
    case 'unknown':
      return snapshot.reason !== 'unauthorized';
    case 'known':
      return snapshot.failure?.reason !== 'unauthorized' && now - snapshot.readAt >= maximumAgeMs;
  }
}

/** Doubles from 2 s to 5 min; the second half of it is left to chance, so that many windows do not ask in step. */
function backOff(failures: number, random: number): number {
  const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1));
  return delay / 2 + (delay / 2) * random;
}
