import { commands, env, window } from 'vscode';
import type { ConnectionId, KnownAccount } from '../../../server/src/relay/account';
import type { Account } from '../account';
import { runWithProgress } from '../progress';
import { requestForAdministrator } from './outcome';

interface Setting {
  readonly account: Account;
  readonly signIn: () => Promise<boolean>;
}

/** The account in which connections can be created now; otherwise says why not, with a way on. */
export async function makeReady(
  id: Partial<ConnectionId> | readonly ConnectionId[],
  { account, signIn }: Setting,
): Promise<KnownAccount | undefined> {
  for (;;) {
    const { snapshot } = account.state;
    switch (snapshot.kind) {
      case 'signedOut':
        if (!(await signIn())) return undefined;
        break;
      case 'known': {
        if (snapshot.mayCreate !== 'no') return snapshot;
        await refuse(id, snapshot.accountName);
        return undefined;
      }
      case 'unknown': {
        if (snapshot.reason === 'untrusted') {
          if ((await window.showWarningMessage(snapshot.message, manageTrust)) === manageTrust)
            await commands.executeCommand('workbench.trust.manage');
          return undefined;
        }
        const answer = await runWithProgress('Reading the Relay account…', () => account.refresh());
        if (answer.kind !== 'unknown') break;
        const again = answer.reason === 'unauthorized' ? 'Sign In Again' : 'Try Again';
        const ids = idsOf(id);
        const mayAsk = answer.reason === 'forbidden' && ids.length > 0;
        const wayOn = await window.showErrorMessage(answer.message, again, ...(mayAsk ? [copyRequest] : []));
        if (wayOn === copyRequest) await env.clipboard.writeText(requestForAdministrator(ids, accountNameOf(account)));
        if (wayOn !== again) return undefined;
        if (answer.reason === 'unauthorized' && !(await signIn())) return undefined;
      }
    }
    // Signing in leaves the account to be read.
    if (account.state.snapshot.kind === 'unknown' && account.login.kind === 'signedIn') await account.refresh();
  }
}

const manageTrust = 'Manage Workspace Trust';
const copyRequest = 'Copy a Request for an Administrator';

async function refuse(id: Partial<ConnectionId> | readonly ConnectionId[], accountName: string): Promise<void> {
  const ids = idsOf(id);
  const answer = await window.showWarningMessage(
    `Your role on account ${accountName} does not allow you to add connections. Ask an administrator of ${accountName}.`,
    ...(ids.length === 0 ? [] : [copyRequest]),
  );
  if (answer === copyRequest) await env.clipboard.writeText(requestForAdministrator(ids, accountName));
}

/** As it was at the sign-in: an account that may not be read does not say its name. */
function accountNameOf({ login }: Account): string {
  if (login.kind !== 'signedIn') return '';
  return login.login.accountName ?? `at ${new URL(login.login.apiUrl).host}`;
}

function idsOf(id: Partial<ConnectionId> | readonly ConnectionId[]): readonly ConnectionId[] {
  if (isList(id)) return id;
  return id.type && id.name ? [{ type: id.type, name: id.name }] : [];
}

const isList = (id: Partial<ConnectionId> | readonly ConnectionId[]): id is readonly ConnectionId[] =>
  Array.isArray(id);
