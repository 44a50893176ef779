/** A type whose connections are made by authorizing Relay at the other service: the browser does it, the list tells when it is done. */
import { window } from 'vscode';
import type { ConnectionId } from '../../../server/src/relay/account';
import type { Account } from '../account';
import { hasConnection } from '../arranged';
import { openExactly } from '../browser';
import { runWithProgress } from '../progress';

/** @returns whether the connection has appeared before the user stopped waiting, or used another account. */
export async function authorizeInBrowser(
  url: string,
  id: ConnectionId,
  accountName: string,
  account: Account,
): Promise<boolean> {
  if (!(await openExactly(url))) return false;
  return runWithProgress(
    `Finish in the browser. Waiting for the ${id.type} connection "${id.name}" to appear in ${accountName}…`,
    (signal) => untilItAppears(id, account, signal),
  );
}

/** Coming back to the window is the moment to look, however young the list is. */
function untilItAppears(id: ConnectionId, account: Account, signal: AbortSignal): Promise<boolean> {
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
      account.onDidChangeWhose(() => finish(false)),
    ];
    signal.addEventListener('abort', () => finish(false));
  });
}
