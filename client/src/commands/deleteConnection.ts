/** `Relay: Delete Connection…`: after naming who uses it. */
import { window } from 'vscode';
import type { AccountSnapshot } from '../../../server/src/relay/account';
import { filesUsing } from '../filesUsing';
import { findUses } from '../knownUses';
import type { LanguageServer } from '../languageClient';
import { describeUses, isUsed } from '../usesText';
import { aboutConnections, callService } from './callService';
import { chooseToChange, type ConnectionArgument } from './connectionArgument';
import type { ReadySetting } from './ready';

export async function deleteConnection(
  argument: ConnectionArgument | undefined,
  setting: ReadySetting,
  language: LanguageServer,
): Promise<void> {
  const chosen = await chooseToChange(argument, 'Delete', 'delete', setting);
  if (chosen === undefined) return;
  const { connection, known } = chosen;
  const { id, type, name } = connection;
  const { accountName } = known;
  const { account } = setting;
  const uses = await findUses(connection, language, filesUsing);
  const lost = 'Its values cannot be read back, so nobody can restore it.';
  const answer = await window.showWarningMessage(
    `Delete the ${type} connection "${name}" from account ${accountName}?`,
    {
      modal: true,
      detail: `${isUsed(uses) ? `${lost} Whatever uses it stops working.` : lost}\n\n${describeUses(uses)}`,
    },
    'Delete',
  );
  if (answer !== 'Delete') return;

  const deleted = await callService(
    {
      what: `delete the ${type} connection "${name}"`,
      progress: `Deleting the ${type} connection "${name}" from ${accountName}…`,
      run: async (api, signal) => {
        await api.deleteConnection(id, signal);
        await account.refresh();
        return true as const;
      },
      entered: false,
      ...aboutConnections(setting),
      // Somebody else may have deleted it: then it is as the user wants it.
      settle: (_, list) => (isGone(id, list) ? true : undefined),
    },
    known,
    setting,
  );
  if (deleted.kind === 'failed') return;
  void window.showInformationMessage(`Deleted the ${type} connection "${name}" from account ${accountName}.`);
}

const isGone = (id: string, list: AccountSnapshot): boolean =>
  list.kind === 'known' && list.failure === undefined && !list.connections.some((connection) => connection.id === id);
