/**
 * A client that is killed says nothing, and a channel that others hold open does not end: its process is looked for now and then.
 */

const everyMs = 3_000;

/** Calls `ended` once there is no process with this id, in the process table of this machine. Keeps nothing alive. */
export function watchClientProcess(id: number, ended: () => void): void {
  const timer = setInterval(() => {
    if (isRunning(id)) return;
    clearInterval(timer);
    ended();
  }, everyMs);
  timer.unref();
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // A process that may not be signalled is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
