import { ProgressLocation, window } from 'vscode';

/** Shows that something is going on, with a button to cancel it, while the call takes longer than a person would notice. */
export async function runWithProgress<T>(title: string, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const result = call(abort.signal);
  const patience = setTimeout(() => {
    void window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_, token) => {
      token.onCancellationRequested(() => abort.abort());
      return result.catch(() => undefined);
    });
  }, patienceMs);
  try {
    return await result;
  } finally {
    clearTimeout(patience);
  }
}

/** A notification that comes and goes at once is noise. */
const patienceMs = 400;
