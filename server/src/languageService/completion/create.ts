/**
 * "Create a new connection…" or "Create a new secret…", the last item of every list of their names. It leaves the text as it is and runs the client's command
 * with what is known.
 */
import { createConnectionCommand, createSecretCommand } from '../commands';
import type { AccountSnapshot, ConnectionToCreate } from '../../relay/account';
import type { SecretsSnapshot, SecretToCreate } from '../../relay/secrets';
import { indexAccount } from '../accountIndex';
import type { ClientAbilities, Command } from '../types';
import type { CompletionContext } from './context';

export interface CreateItem {
  readonly label: string;
  readonly command: Command;
}

/** `undefined` where it cannot be run: the client lacks the command, or this token may not. `written` is what has been typed of the name. */
export function createItem(
  context: CompletionContext,
  written: string | undefined,
  account: AccountSnapshot,
  secrets: SecretsSnapshot,
  client: ClientAbilities,
): CreateItem | undefined {
  return isAboutSecrets(context)
    ? createSecretItem(written, secrets, client)
    : createConnectionItem(context, written, account, client);
}

export function isAboutSecrets(context: CompletionContext): boolean {
  return context.kind === 'member' && context.subject.kind === 'secret';
}

function createSecretItem(
  written: string | undefined,
  secrets: SecretsSnapshot,
  client: ClientAbilities,
): CreateItem | undefined {
  if (!client.commands.has(createSecretCommand)) return undefined;
  if (secrets.kind !== 'known' || secrets.mayCreate === 'no') return undefined;
  const { workflow, names } = secrets;
  const known: SecretToCreate = { workflow, ...(written && !names.includes(written) && { suggestedName: written }) };
  const label = 'Create a new secret…';
  return { label, command: { title: label, command: createSecretCommand, arguments: [known] } };
}

function createConnectionItem(
  context: CompletionContext,
  written: string | undefined,
  account: AccountSnapshot,
  client: ClientAbilities,
): CreateItem | undefined {
  if (!client.commands.has(createConnectionCommand)) return undefined;
  if (account.kind !== 'known' || account.mayCreate === 'no') return undefined;
  if (context.kind !== 'name' && context.kind !== 'wholeReference') return undefined;
  const type = context.kind === 'name' ? (context.type ?? context.expectedType) : context.expectedType;
  const isNew = type !== undefined && written && !indexAccount(account)?.find({ type, name: written });
  const known: ConnectionToCreate = { ...(type !== undefined && { type }), ...(isNew && { suggestedName: written }) };
  const label = type === undefined ? 'Create a new connection…' : `Create a new ${type} connection…`;
  return { label, command: { title: label, command: createConnectionCommand, arguments: [known] } };
}
