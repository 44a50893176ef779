/**
 * When a list of the account's is read, and what is known between reads. One request at most is in flight; failures are backed off; nothing is read that nobody
 * asks for; a failed read leaves the last good list in place. Knows neither VS Code nor HTTP: time, chance and timers are given.
 */
import type { AccountFailure, ListSnapshot, ReadList } from './account';
import { backOff } from './backOff';
import { keepLastGood, type UnknownAccount } from './readAccount';
import type { Surroundings } from './surroundings';

type Known = ReadList & { readonly kind: 'known' };

/** Whose list it is, and how to read it. */
export type ListSource<List extends Known> =
  | { readonly kind: 'signedOut' }
  /** There is no use in asking, e.g. in Restricted Mode. */
  | { readonly kind: 'unavailable'; readonly failure: AccountFailure }
  | {
      readonly kind: 'login';
      /** Two sources with one key are the same login: what was read through the first is still true. */
      readonly key: string;
      /** Never rejects: a failure is an answer. */
      readonly read: (signal: AbortSignal) => Promise<List | UnknownAccount>;
      /** The list of an earlier session, to use until there is a newer one. Never rejects. */
      readonly readKept?: () => Promise<List | undefined>;
    };

export interface ListState<List extends Known> {
  readonly snapshot: ListSnapshot<List>;
  readonly reading: boolean;
}

export interface ListSync<List extends Known> {
  readonly state: ListState<List>;
  /** Another login, or none. What was known of the one before is forgotten, and its request is cancelled. */
  use(source: ListSource<List>): void;
  /** Something wants the list to be younger than this; read now, or as soon as the back-off allows. */
  demand(maximumAgeMs: number): void;
  /** Resolves when the read that is under way is over; at once when none is. */
  settled(): Promise<void>;
  /** The user asked, or the list was changed: reads whatever the age and the back-off. The answer was read after the call. */
  readNow(): Promise<ListSnapshot<List>>;
  /** Something has been learned of the list in another way. Nothing happens while it is not known. */
  amend(change: (list: List) => List): void;
  dispose(): void;
}

export interface ListSyncHost<List extends Known> extends Surroundings {
  /** What is said before the first answer. */
  readonly unread: string;
  /** What becomes of a list that was read. */
  readonly accept?: (list: List) => List;
  /** What was known is another login's. */
  readonly forgotten?: () => void;
  readonly changed: (state: ListState<List>) => void;
}

export function createListSync<List extends Known>(host: ListSyncHost<List>): ListSync<List> {
  let source: ListSource<List> = { kind: 'signedOut' };
  let state: ListState<List> = { snapshot: unread(host.unread), reading: false };
  let inFlight: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;
  /** The read after the one in flight, for all who asked meanwhile. */
  let queued: Promise<void> | undefined;
  let failures = 0;
  let notBefore = 0;
  let cancelRetry: (() => void) | undefined;

  const change = (next: Partial<ListState<List>>): void => {
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
    stopWaiting();
  };

  const accept = (answer: List | UnknownAccount): void => {
    if (answer.kind === 'known') {
      failures = 0;
      notBefore = 0;
      change({ snapshot: host.accept?.(answer) ?? answer, reading: false });
      return;
    }
    failures++;
    notBefore = host.now() + backOff(failures, host.random(), answer.retryAfterMs);
    change({ snapshot: keepLastGood(state.snapshot, { ...answer, notBefore }), reading: false });
  };

  const read = (login: ListSource<List> & { kind: 'login' }): Promise<void> => {
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

  /** It is late if there is a list by now; a read that has failed meanwhile stays noted on it. */
  const offerKept = (key: string, kept: List | undefined): void => {
    const { snapshot } = state;
    if (kept === undefined || source.kind !== 'login' || source.key !== key || snapshot.kind !== 'unknown') return;
    change({ snapshot: snapshot.reason === 'loading' ? kept : keepLastGood(kept, snapshot) });
  };

  const readAgain = (): Promise<void> => {
    queued = undefined;
    // Another login's, which was begun meanwhile.
    if (inFlight !== undefined) return inFlight.done;
    return source.kind === 'login' ? read(source) : Promise.resolve();
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
      host.forgotten?.();
      change({ snapshot: snapshotBefore(next, host.unread), reading: false });
      if (next.kind === 'login') void next.readKept?.().then((kept) => offerKept(next.key, kept));
    },
    demand,
    settled: () => inFlight?.done ?? Promise.resolve(),
    async readNow() {
      // One that is under way may have been answered before what we are asked to see.
      if (inFlight !== undefined) queued ??= inFlight.done.then(readAgain);
      await (queued ?? readAgain());
      return state.snapshot;
    },
    amend(edit) {
      if (state.snapshot.kind === 'known') change({ snapshot: edit(state.snapshot) });
    },
    dispose: forget,
  };
}

function snapshotBefore<List extends Known>(source: ListSource<List>, message: string): ListSnapshot<List> {
  switch (source.kind) {
    case 'signedOut':
      return { kind: 'signedOut' };
    case 'unavailable':
      return { kind: 'unknown', ...source.failure };
    case 'login':
      return unread(message);
  }
}

const unread = (message: string): UnknownAccount => ({ kind: 'unknown', reason: 'loading', message });

/** A token that is refused stays refused: only a new login or the user's own wish asks again. */
function isDue(snapshot: ListSnapshot<Known>, now: number, maximumAgeMs: number): boolean {
  switch (snapshot.kind) {
    case 'signedOut':
      return false;
    case 'unknown':
      return snapshot.reason !== 'unauthorized';
    case 'known':
      return (
        snapshot.failure?.reason !== 'unauthorized' && (snapshot.kept === true || now - snapshot.readAt >= maximumAgeMs)
      );
  }
}
