/** When a step of the walkthrough is done, as context keys of which its steps in the manifest hear. */
import type { Disposable } from 'vscode';
import type { Account } from './account';
import { setContext } from './views/context';

export type Done =
  /** A workflow has been on the screen. */
  | 'relay.workflowSeen'
  | 'relay.signedIn'
  /** A connection was created from here. */
  | 'relay.connectionCreated';

export const noteDone = (key: Done): void => setContext(key, true);

export function noteSignIn(account: Account): Disposable {
  const look = (): void => {
    if (account.login.kind === 'signedIn') noteDone('relay.signedIn');
  };
  look();
  return account.onDidChangeLogin(look);
}
