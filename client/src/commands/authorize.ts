/** A type whose connections are made by authorizing Relay at the other service: the browser does it, the list tells when it is done. */
import { ProgressLocation, window, type Disposable } from 'vscode';
import type { ConnectionId } from '../../../server/src/relay/account';
import { RelayApiError } from '../../../server/src/relay/apiError';
import type { Account } from '../account';
import { hasConnection } from '../arranged';
import { openExactly } from '../browser';
import { runWithProgress } from '../progress';

/** @throws RelayApiError when the service does not give an address to open. */
export async function authorizeInBrowser(
  id: ConnectionId,
  accountName: string,
  account: Account,
): Promise<'created' | 'cancelled'> {
  const what = `${id.type} connection "${id.name}"`;
  const url = await runWithProgress(`Asking Relay where to authorize the ${what}…`, async (signal) =>
    (await account.connect()).startOAuth(id, signal),
  );
  if (!isWebAddress(url))
    throw new RelayApiError({ kind: 'unexpected', detail: 'the address to open is not a web address' });
  if (!(await openExactly(url))) return 'cancelled';
  const appeared = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: `Finish in the browser. Waiting for the ${what} to appear in ${accountName}…`,
      cancellable: true,
    },
    (_, token) => untilItAppears(id, account, (cancel) => token.onCancellationRequested(cancel)),
  );
  return appeared ? 'created' : 'cancelled';
}

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

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
