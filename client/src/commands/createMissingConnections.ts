/** `Relay: Create Missing Connections…`: one guided pass through everything that the account lacks for a workflow. */
import { window, type TextDocument } from 'vscode';
import type { MissingConnections } from '../../../server/src/protocol';
import type { ConnectionId, KnownAccount } from '../../../server/src/relay/account';
import { hasConnection } from '../arranged';
import { choose, chooseMany } from '../quickInput';
import { createConnection, type CreateSetting } from './createConnection';
import type { Pass } from './passInWords';
import { makeKnown, makeReady } from './ready';
import { tellPass } from './tellCreated';

export interface CreateMissingSetting extends CreateSetting {
  /** The workflow that somebody looks at. */
  readonly document: () => TextDocument | undefined;
  readonly missingIn: (document: TextDocument) => Promise<MissingConnections>;
}

/** @param missing what is known to be; without it the workflow at hand is asked. */
export async function createMissingConnections(
  missing: MissingConnections | undefined,
  setting: CreateMissingSetting,
): Promise<void> {
  const ids = missing?.connections ?? (await askForMissing(setting));
  if (ids === undefined) return;
  const known = await makeReady(ids, setting);
  if (known === undefined) return;
  const chosen = await chooseAmong(ids, known);
  if (chosen.length === 0) return;
  const pass = await goThrough(chosen, setting);
  if (chosen.length > 1) void tellPass(pass, known.accountName, setting);
}

async function askForMissing(setting: CreateMissingSetting): Promise<readonly ConnectionId[] | undefined> {
  const document = setting.document();
  if (document === undefined) {
    void window.showInformationMessage(
      'Open a Relay workflow first: then the connections that it lacks can be created.',
    );
    return undefined;
  }
  const known = await makeKnown(setting);
  if (known === undefined) return undefined;
  // Asked of an old list, the server would say nothing of what it has read again first.
  await setting.account.freshen();
  const { connections } = await setting.missingIn(document);
  if (connections.length > 0) return connections;
  void window.showInformationMessage(`Account ${known.accountName} lacks no connection that this workflow could need.`);
  return undefined;
}

async function goThrough(chosen: readonly ConnectionId[], setting: CreateSetting): Promise<Pass> {
  const created: ConnectionId[] = [];
  const existed: ConnectionId[] = [];
  const left: ConnectionId[] = [];
  for (const [index, id] of chosen.entries()) {
    if (hasConnection(setting.account.state.snapshot, id)) {
      existed.push(id);
      continue;
    }
    const prefix = chosen.length === 1 ? undefined : `(${index + 1} of ${chosen.length})`;
    const end = await createConnection(id, setting, prefix);
    if (end.kind === 'created') created.push(end.connection);
    else if (end.kind === 'existed') existed.push(id);
    else left.push(id);
    const next = chosen[index + 1];
    if (end.kind === 'cancelled' && next !== undefined && !(await wantsToGoOn(id, next, prefix)))
      return { created, existed, left: [...left, ...chosen.slice(index + 1)] };
  }
  return { created, existed, left };
}

/** All of them unless the user unchecks some. A name that another type has may be meant for that one: it is for the user to check. */
async function chooseAmong(ids: readonly ConnectionId[], known: KnownAccount): Promise<readonly ConnectionId[]> {
  if (ids.length === 1) return ids;
  const answer = await chooseMany<ConnectionId>({
    title: `Create Missing Connections in ${known.accountName}`,
    back: false,
    placeholder: 'Each of these is asked for in turn, and can be skipped',
    choices: ids.map((id) => {
      const others = known.connections.filter(({ type, name }) => name === id.name && type !== id.type);
      const taken = others.map(({ type }) => type).join(', ');
      return {
        label: id.name,
        description: id.type,
        choice: id,
        ...(taken === ''
          ? {}
          : { detail: `${known.accountName} has this name for type ${taken}: which is meant?`, picked: false }),
      };
    }),
  });
  return answer.kind === 'answer' ? answer.value : [];
}

async function wantsToGoOn({ type, name }: ConnectionId, next: ConnectionId, prefix = ''): Promise<boolean> {
  const answer = await choose<boolean>({
    title: `${prefix} The ${type} Connection "${name}" Was Not Created`.trim(),
    back: false,
    placeholder: 'Go on with the next one?',
    choices: [
      { label: '$(debug-step-over) Go On', description: `with ${next.type} "${next.name}"`, choice: true },
      { label: '$(debug-stop) Stop', choice: false },
    ],
  });
  return answer.kind === 'answer' && answer.value;
}
