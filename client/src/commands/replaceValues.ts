/** `Relay: Replace Connection Values…`: the same masked input as for a new connection; the old values are overwritten. */
import type { SavedConnection } from '../../../server/src/relay/api';
import { connectionType } from '../../../server/src/relay/connectionTypes';
import { connectionOf, startReplacement, type Draft } from '../form/draft';
import { aboutConnections, callService, type ServiceAnswer } from './callService';
import { chooseToChange, type ChosenConnection, type ConnectionArgument } from './connectionArgument';
import { formSetting, type CreateSetting } from './createConnection';
import { fillAndSend } from './fillAndSend';
import { editFields } from './outcome';
import { reauthorize } from './reauthorize';
import { showOnce } from './showOnce';
import { offerTest } from './testConnection';

export async function replaceValues(argument: ConnectionArgument | undefined, setting: CreateSetting): Promise<void> {
  const chosen = await chooseToChange(argument, 'Replace the Values of', 'replace the values of', setting);
  if (chosen === undefined) return;
  const { connection, known } = chosen;
  if (connection.auth === 'oauth2') {
    await reauthorize(chosen, setting);
    return;
  }
  const { type, name } = connection;
  const form = formSetting(setting.account, known, undefined);
  const end = await fillAndSend(
    {
      key: `replace ${connection.id}`,
      begin: () => startReplacement(connection, connectionType(type)?.fields),
      send: (draft) => save(draft, chosen, setting),
    },
    form,
    setting.drafts,
  );
  if (end.kind === 'cancelled') return;
  await showOnce(connection, end.value.displayOnce);
  const replaced = `Replaced the values of the ${type} connection "${name}" in account ${known.accountName}.`;
  await offerTest(replaced, chosen, setting);
}

function save(
  draft: Draft,
  { connection: { id, type, name }, known }: ChosenConnection,
  setting: CreateSetting,
): Promise<ServiceAnswer<SavedConnection>> {
  const { account } = setting;
  const { fields } = connectionOf(draft);
  return callService(
    {
      what: `replace the values of the ${type} connection "${name}"`,
      progress: `Replacing the values of the ${type} connection "${name}" in ${known.accountName}…`,
      run: async (api, signal) => {
        const saved = await api.updateConnection(id, { name, fields }, signal);
        await account.refresh();
        return saved;
      },
      entered: true,
      ...aboutConnections(setting),
      waysOn: ({ kind }) => (kind === 'invalid' ? [editFields] : []),
    },
    known,
    setting,
  );
}
