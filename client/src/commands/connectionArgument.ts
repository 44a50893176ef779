/** Which connection a command is about: the one it was given, or one that the user picks. */
import { window } from 'vscode';
import type { AccountConnection, AccountSnapshot, ConnectionId, KnownAccount } from '../../../server/src/relay/account';
import { arrange, findConnection } from '../arranged';
import { runWithProgress } from '../progress';
import { choose } from '../quickInput';
import { requestTo } from './outcome';
import { makeKnown, makeReadyToChange, type ReadySetting } from './ready';

/** What the commands about one connection of the account take, e.g. from an item of a tree. */
export interface ConnectionArgument {
  readonly connection: ConnectionId;
}

export interface ChosenConnection {
  readonly connection: AccountConnection;
  readonly known: KnownAccount;
}

/**
 * The same for a command that changes the connection, which not everybody may.
 * @param verb as in `Delete a Connection of acme`
 * @param request as it follows "Please" and "does not allow you to"
 */
export async function chooseToChange(
  argument: ConnectionArgument | undefined,
  verb: string,
  request: string,
  setting: ReadySetting,
): Promise<ChosenConnection | undefined> {
  const { type, name } = argument?.connection ?? {};
  const what = type === undefined ? `${request} a connection` : `${request} the ${type} connection "${name}"`;
  const requestOf = (accountName: string): string => requestTo(what, accountName);
  // What is about to be changed, and who uses it, is looked at as it is now.
  await runWithProgress('Reading the Relay account…', () => setting.account.freshen());
  const known = await makeReadyToChange(what, setting, requestOf);
  return known && chooseIn(known, argument, verb, setting);
}

/** @param verb as in `Test a Connection of acme` */
export async function chooseConnection(
  argument: ConnectionArgument | undefined,
  verb: string,
  setting: ReadySetting,
): Promise<ChosenConnection | undefined> {
  const known = await makeKnown(setting);
  return known && chooseIn(known, argument, verb, setting);
}

async function chooseIn(
  known: KnownAccount,
  argument: ConnectionArgument | undefined,
  verb: string,
  setting: ReadySetting,
): Promise<ChosenConnection | undefined> {
  if (argument === undefined) return pick(verb, known);
  const { connection: id } = argument;
  const there = findConnection(known, id);
  if (there !== undefined) return { connection: there, known };
  const newer = await runWithProgress('Reading the Relay account…', () => setting.account.refresh());
  const since = findConnection(newer, id);
  if (newer.kind === 'known' && since !== undefined) return { connection: since, known: newer };
  const message =
    problemOf(newer) ?? `Account ${known.accountName} has no ${id.type} connection "${id.name}" (any more).`;
  void window.showWarningMessage(message);
  return undefined;
}

/** Why the newest list does not tell what is there. */
function problemOf(account: AccountSnapshot): string | undefined {
  switch (account.kind) {
    case 'signedOut':
      return 'Nobody is signed in to Relay here.';
    case 'unknown':
      return account.message;
    case 'known':
      return account.failure?.message;
  }
}

async function pick(verb: string, known: KnownAccount): Promise<ChosenConnection | undefined> {
  if (known.connections.length === 0) {
    void window.showInformationMessage(`Account ${known.accountName} has no connections yet.`);
    return undefined;
  }
  const answer = await choose<AccountConnection>({
    title: `${verb} a Connection of ${known.accountName}`,
    back: false,
    placeholder: 'Which connection?',
    choices: [...arrange(known.connections).byType.values()].flat().map((connection) => ({
      label: connection.name,
      description: `${connection.type}${connection.availability.status === 'unavailable' ? ', last test failed' : ''}`,
      choice: connection,
    })),
  });
  return answer.kind === 'answer' ? { connection: answer.value, known } : undefined;
}
