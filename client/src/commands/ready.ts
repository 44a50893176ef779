import { commands, env, window } from 'vscode';
import type { ConnectionId, KnownAccount } from '../../../server/src/relay/account';
import type { Account } from '../account';
import { runWithProgress } from '../progress';
import { copyRequest, requestForAdministrator, signInAgain, tryAgain } from './outcome';

export interface ReadySetting {
  readonly account: Account;
  /** Whether the user is signed in afterwards. */
  readonly signIn: () => Promise<boolean>;
}

/** The account in which these connections can be created now; otherwise says why not, with a way on. */
export function makeReady(ids: readonly ConnectionId[], setting: ReadySetting): Promise<KnownAccount | undefined> {
  return makeReadyToChange('add connections', setting, (accountName) =>
    ids.length === 0 ? undefined : requestForAdministrator(ids, accountName),
  );
}

/** A text for an administrator of the account of this name. */
export type RequestOf = (accountName: string) => string | undefined;

/** The account whose connections can be changed now. @param what as it follows "does not allow you to" */
export async function makeReadyToChange(
  what: string,
  setting: ReadySetting,
  requestOf: RequestOf,
): Promise<KnownAccount | undefined> {
  const known = await makeKnown(setting, requestOf);
  if (known?.mayCreate !== 'no') return known;
  await tellRefused(what, known.accountName, requestOf(known.accountName));
  return undefined;
}

/** @param what as it follows "does not allow you to" @param request for an administrator, where it is clear what to ask for */
export async function tellRefused(what: string, accountName: string, request: string | undefined): Promise<void> {
  const answer = await window.showWarningMessage(
    `Your role on account ${accountName} does not allow you to ${what}. Ask an administrator of ${accountName}.`,
    ...(request === undefined ? [] : [copyRequest]),
  );
  if (answer === copyRequest && request !== undefined) await env.clipboard.writeText(request);
}

/** The account as it is known; when it is not, the user is asked to sign in, or it is read again, until it is or they give up. */
export async function makeKnown(
  { account, signIn }: ReadySetting,
  requestOf: RequestOf = () => undefined,
): Promise<KnownAccount | undefined> {
  for (;;) {
    const { snapshot } = account.state;
    switch (snapshot.kind) {
      case 'signedOut':
        if (!(await signIn())) return undefined;
        break;
      case 'known':
        return snapshot;
      case 'unknown': {
        if (snapshot.reason === 'untrusted') {
          if ((await window.showWarningMessage(snapshot.message, manageTrust)) === manageTrust)
            await commands.executeCommand('workbench.trust.manage');
          return undefined;
        }
        const answer = await runWithProgress('Reading the Relay account…', () => account.refresh());
        if (answer.kind !== 'unknown') break;
        const again = answer.reason === 'unauthorized' ? signInAgain : tryAgain;
        const request = answer.reason === 'forbidden' ? requestOf(accountNameOf(account)) : undefined;
        const wayOn = await window.showErrorMessage(
          answer.message,
          again,
          ...(request === undefined ? [] : [copyRequest]),
        );
        if (wayOn === copyRequest && request !== undefined) await env.clipboard.writeText(request);
        if (wayOn !== again) return undefined;
        if (answer.reason === 'unauthorized' && !(await signIn())) return undefined;
      }
    }
    // Signing in leaves the account to be read, if that has not begun.
    await account.freshen();
  }
}

const manageTrust = 'Manage Workspace Trust';

/** As it was at the sign-in: an account that may not be read does not say its name. */
function accountNameOf({ login }: Account): string {
  if (login.kind !== 'signedIn') return '';
  return login.login.accountName ?? `at ${new URL(login.login.apiUrl).host}`;
}
