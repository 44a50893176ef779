/**
 * When work on a document is done: at once when nothing else waits, else after the messages that wait, so that a burst of edits costs one
 * answer and requests go first. There is no delay to choose: a single keystroke waits for two turns of the event loop.
 */

export interface Scheduler {
  /** Work on this document is due; asking again before it is done changes nothing. */
  schedule(uri: string): void;
}

/** What the scheduler needs of the world, so that tests turn the event loop by hand. */
export interface Turns {
  /** Calls back on a later turn of the event loop, after what was read on this one. */
  readonly later: (callback: () => void) => void;
  /** Milliseconds from any start. */
  readonly now: () => number;
  /** No message of the client waits. */
  readonly isQuiet: () => boolean;
}

/** A client that never pauses gets its diagnostics this often all the same. */
const longestWait = 100;

/** A message of a chunk is parsed on a turn of its own, so one quiet turn can be the gap between two messages. */
const quietTurns = 2;

/** In milliseconds. Long enough for nearly all work to be done in one go, short enough for nobody to feel the wait for it. */
const longestSlice = 20;

/** Whether a slice of work that starts now is long enough. */
export function startSlice(now: Turns['now']): () => boolean {
  const start = now();
  return () => now() - start > longestSlice;
}

/**
 * `work` takes the document as it is then, so it never answers for an older version. What takes long is done in slices, between which messages
 * are handled: `work` stops where `isEnough` says so, and returns whether it is done.
 */
export function createScheduler(work: (uri: string, isEnough: () => boolean) => boolean, turns: Turns): Scheduler {
  const due = new Set<string>();
  let running = false;
  let dueSince = 0;
  let quiet = 0;

  const turn = (): void => {
    quiet = turns.isQuiet() ? quiet + 1 : 0;
    if (quiet >= quietTurns || turns.now() - dueSince > longestWait) {
      quiet = 0;
      workOnFirst();
    }
    running = due.size > 0;
    if (running) turns.later(turn);
  };

  const workOnFirst = (): void => {
    const [uri] = due;
    if (uri === undefined) return;
    due.delete(uri);
    if (!work(uri, startSlice(turns.now))) due.add(uri);
    dueSince = turns.now();
  };

  return {
    schedule(uri) {
      if (due.size === 0) dueSince = turns.now();
      due.add(uri);
      if (running) return;
      running = true;
      turns.later(turn);
    },
  };
}
