/** `Relay: Replace Connection Values…`: the same masked input as for a new connection; the old values are overwritten. */
import { connectionType } from '../../../server/src/relay/connectionTypes';
import { fillForm } from '../connectionForm';
import { connectionOf, startReplacement, stepOfComplaint, type Draft, type Step } from '../form/draft';
import { callService, type ServiceAnswer } from './callService';
import { chooseToChange, type ChosenConnection, type ConnectionArgument } from './connectionArgument';
import { formSetting, type CreateSetting } from './createConnection';
import { reauthorize } from './reauthorize';
import { showOnce } from './showOnce';
import { offerTest } from './testConnection';
import { RelayApiError, type SavedConnection } from '../../../server/src/relay/api';

export async function replaceValues(argument: ConnectionArgument | undefined, setting: CreateSetting): Promise<void> {
  const chosen = await chooseToChange(argument, 'Replace the Values of', 'replace the values of', setting);
  if (chosen === undefined) return;
  const { connection, known } = chosen;
  if (connection.auth === 'oauth2') {
    await reauthorize(chosen, setting);
    return;
  }
  const form = formSetting(setting.account, known, undefined);
  const key = JSON.stringify(['replace', connection.id]);
  const kept = setting.drafts.get(key);
  let draft = kept ?? startReplacement(connection, connectionType(connection.type)?.fields);
  let at: Step | undefined = kept === undefined ? undefined : { kind: 'summary' };
  for (;;) {
    const end = await fillForm(draft, at, form);
    if (end.kind === 'cancelled') {
      setting.drafts.delete(key);
      return;
    }
    draft = end.draft;
    setting.drafts.set(key, draft);
    const saved = await save(draft, chosen, setting);
    if (saved.kind === 'done') {
      setting.drafts.delete(key);
      await report(chosen, saved.value, setting);
      return;
    }
    if (saved.wayOn !== editFields) return;
    at = stepOfComplaint(draft, saved.error instanceof RelayApiError ? saved.error.serviceMessage : undefined);
  }
}

const editFields = 'Edit the Fields';

function save(
  draft: Draft,
  { connection: { id, type, name }, known }: ChosenConnection,
  setting: CreateSetting,
): Promise<ServiceAnswer<SavedConnection>> {
  const { fields } = connectionOf(draft);
  return callService(
    {
      what: `replace the values of the ${type} connection "${name}"`,
      progress: `Replacing the values of the ${type} connection "${name}" in ${known.accountName}…`,
      run: (api, signal) => api.updateConnection(id, { name, fields }, signal),
      entered: true,
      changes: true,
      waysOn: ({ kind }) => (kind === 'invalid' ? [editFields] : []),
    },
    known,
    setting,
  );
}

async function report(
  chosen: ChosenConnection,
  { displayOnce }: SavedConnection,
  setting: CreateSetting,
): Promise<void> {
  const { connection, known } = chosen;
  await setting.account.refresh();
  if (displayOnce.size > 0) await showOnce(connection, displayOnce);
  const { type, name } = connection;
  const replaced = `Replaced the values of the ${type} connection "${name}" in account ${known.accountName}.`;
  await offerTest(replaced, chosen, setting);
}
