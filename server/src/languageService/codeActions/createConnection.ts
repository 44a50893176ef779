/**
 * `Create aws connection "prod" in acme…`, where the client can; disabled, with the reason, where the account does not let it.
 */
import { createConnectionCommand, createMissingConnectionsCommand, type MissingConnections } from '../commands';
import { missingConnections } from '../absentConnections';
import type { AccountSnapshot, ConnectionId } from '../../relay/account';
import type { Workflow } from '../../workflow/model';
import type { ClientAbilities, CodeAction, Diagnostic } from '../types';
import { isUnfinished } from '../verdict';
import { quoted } from '../wording';

export function createConnection(
  { type, name }: ConnectionId,
  account: AccountSnapshot,
  client: ClientAbilities,
  diagnostics: readonly Diagnostic[],
  isLikeliest: boolean,
): readonly CodeAction[] {
  if (!client.commands.has(createConnectionCommand) || isUnfinished({ type, name })) return [];
  const title = `Create ${type} connection ${quoted(name)} in ${account.kind === 'known' ? account.accountName : 'Relay'}…`;
  const disabled = whyNot(account);
  if (disabled !== undefined) return [{ title, diagnostics, preferred: false, disabled }];
  const command = { title, command: createConnectionCommand, arguments: [{ type, name }] };
  return [{ title, diagnostics, preferred: isLikeliest, command }];
}

/**
 * One pass through all that the file lacks; only where these are several. It answers the diagnostics of the place where it is asked for:
 * editors list what answers none last, behind what a person should think of last.
 */
export function createAllMissing(
  workflow: Workflow,
  account: AccountSnapshot,
  client: ClientAbilities,
  diagnostics: readonly Diagnostic[],
  unsettled: ReadonlySet<string>,
): CodeAction | undefined {
  if (!client.commands.has(createMissingConnectionsCommand) || whyNot(account) !== undefined) return undefined;
  const connections = missingConnections(workflow, account, unsettled);
  if (connections.length < 2) return undefined;
  const title = `Create all ${connections.length} connections that this workflow lacks…`;
  const missing: MissingConnections = { connections };
  return {
    title,
    diagnostics,
    preferred: false,
    command: { title, command: createMissingConnectionsCommand, arguments: [missing] },
  };
}

function whyNot(account: AccountSnapshot): string | undefined {
  switch (account.kind) {
    case 'signedOut':
      return 'Sign in to Relay first';
    case 'unknown':
      return account.reason === 'untrusted'
        ? 'Trust this workspace first: until then the account is not used'
        : account.message;
    case 'known':
      return account.mayCreate === 'no' ? `Ask an administrator of ${account.accountName}` : undefined;
  }
}
