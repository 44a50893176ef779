/** A type whose connections are made by authorizing Relay at the other service: the browser does it, the list tells when it is done. */
import { ProgressLocation, window, type Disposable } from 'vscode';
import type { ConnectionId } from '../../../server/src/relay/account';
import type { Account } from '../account';
import { hasConnection } from '../arranged';
import { openExactly } from '../browser';

/** @returns whether the connection has appeared, which only the user knows when to stop waiting for. */
export async function authorizeInBrowser(
  url: string,
  id: ConnectionId,
  accountName: string,
  account: Account,
): Promise<boolean> {
  if (!(await openExactly(url))) return false;
  return window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: `Finish in the browser. Waiting for the ${id.type} connection "${id.name}" to appear in ${accountName}…`,
      cancellable: true,
    },
    (_, token) => untilItAppears(id, account, (cancel) => token.onCancellationRequested(cancel)),
  );
}

/** Coming back to the window is the moment to look, however young the list is. */
function untilItAppears(
  id: ConnectionId,
  account: Account,
  onCancel: (cancel: () => void) => Disposable,
): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (appeared: boolean): void => {
      for (const listener of listeners) listener.dispose();
      resolve(appeared);
    };
    const listeners = [
      account.onDidChange(({ snapshot }) => {
        if (hasConnection(snapshot, id)) finish(true);
      }),
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) void account.refresh();
      }),
      onCancel(() => finish(false)),
    ];
  });
}
