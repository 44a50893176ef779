/** `Relay: Create Missing Connections…`: one guided pass through everything that the account lacks for a workflow. */
import { window } from 'vscode';
import type { ConnectionId } from '../../../server/src/relay/account';
import { hasConnection } from '../account';
import { chooseMany } from '../quickInput';
import { createConnection, type CreateSetting } from './createConnection';
import { makeReady } from './ready';

export async function createMissingConnections(ids: readonly ConnectionId[], setting: CreateSetting): Promise<void> {
  if (ids.length === 0) {
    void window.showInformationMessage('This workflow lacks no connection that the account is known not to have.');
    return;
  }
  const known = await makeReady(ids, setting);
  if (known === undefined) return;
  const chosen = await chooseAmong(ids, known.accountName);
  let settled = 0;
  for (const [index, id] of chosen.entries()) {
    if (hasConnection(setting.account.state.snapshot, id)) {
      settled++;
      continue;
    }
    const prefix = chosen.length === 1 ? undefined : `(${index + 1} of ${chosen.length})`;
    const end = await createConnection(id, setting, prefix);
    if (end !== 'cancelled') {
      settled++;
      continue;
    }
    const rest = chosen.length - index - 1;
    if (rest === 0 || !(await wantsTheRest(id, rest))) break;
  }
  if (chosen.length > 1)
    void window.showInformationMessage(
      `${settled} of ${chosen.length} missing connections are now in ${known.accountName}.`,
    );
}

/** All of them unless the user unchecks some. */
async function chooseAmong(ids: readonly ConnectionId[], accountName: string): Promise<readonly ConnectionId[]> {
  if (ids.length === 1) return ids;
  const answer = await chooseMany<ConnectionId>({
    title: `Create missing connections in ${accountName}`,
    back: false,
    placeholder: 'Each of these is asked for in turn',
    choices: ids.map((id) => ({ label: id.name, description: id.type, choice: id })),
  });
  return answer.kind === 'answer' ? answer.value : [];
}

async function wantsTheRest({ type, name }: ConnectionId, rest: number): Promise<boolean> {
  const goOn = rest === 1 ? 'Go On with the Last One' : `Go On with the Other ${rest}`;
  const answer = await window.showInformationMessage(`The ${type} connection "${name}" was not created.`, goOn, 'Stop');
  return answer === goOn;
}
