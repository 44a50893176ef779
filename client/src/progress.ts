import { ProgressLocation, window } from 'vscode';

/** Shows that something is going on, with a button to cancel it, for as long as the call takes. */
export function runWithProgress<T>(title: string, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const location = ProgressLocation.Notification;
  return Promise.resolve(
    window.withProgress({ location, title, cancellable: true }, (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return call(abort.signal);
    }),
  );
}
