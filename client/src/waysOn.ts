/**
 * VS Code leaves a disabled code action out of its ordinary menu, so that whoever may not create a connection now would see nothing at all.
 * A second action, which can be run, leads to where it can be created.
 */
import { CodeAction, CodeActionKind, type Command } from 'vscode';
import { createMissingConnectionsCommand } from '../../server/src/protocol';
import type { AccountSnapshot } from '../../server/src/relay/account';

type Offered = readonly (CodeAction | Command)[];

export function withWayOn(actions: Offered, account: AccountSnapshot | undefined): (CodeAction | Command)[] {
  const at = actions.findIndex((action) => action instanceof CodeAction && action.disabled !== undefined);
  const wayOn = at < 0 ? undefined : wayOnFrom(account);
  if (wayOn === undefined) return [...actions];
  const action = new CodeAction(wayOn.title, CodeActionKind.QuickFix);
  action.command = wayOn;
  // With the diagnostics of the refused one it takes that one's place; an action without any comes last.
  const refused = actions[at];
  if (refused instanceof CodeAction && refused.diagnostics !== undefined) action.diagnostics = refused.diagnostics;
  return actions.toSpliced(at, 0, action);
}

function wayOnFrom(account: AccountSnapshot | undefined): Command | undefined {
  switch (account?.kind) {
    case 'signedOut':
      return { title: 'Sign In to Relay to Create Connections…', command: 'relay.signIn' };
    case 'unknown':
      return account.reason === 'untrusted'
        ? { title: 'Manage Workspace Trust to Create Connections…', command: 'workbench.trust.manage' }
        : { title: 'Read the Relay Account Again', command: 'relay.refreshAccount' };
    case 'known':
      return account.mayCreate === 'no'
        ? { title: `Ask an Administrator of ${account.accountName}…`, command: createMissingConnectionsCommand }
        : undefined;
    case undefined:
      return undefined;
  }
}
