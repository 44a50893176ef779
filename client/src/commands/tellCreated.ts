/** What was created, and whether it works: the service is only asked to test it when the user says so. */
import { window } from 'vscode';
import type { AccountConnection, ConnectionId, KnownAccount } from '../../../server/src/relay/account';
import { runWithProgress } from '../progress';
import { verdictOf } from '../testVerdict';
import { passInWords, verdictsInWords, type Pass } from './passInWords';
import type { ReadySetting } from './ready';
import { askForTest, testAndShow } from './testConnection';

export async function tellCreated(id: ConnectionId, known: KnownAccount, setting: ReadySetting): Promise<void> {
  const created = `Created ${id.type} connection "${id.name}" in ${known.accountName}.`;
  if ((await window.showInformationMessage(created, testIt)) !== testIt) return;
  const [connection] = await find([id], setting);
  if (connection !== undefined) await testAndShow(connection, known, setting);
}

/** Of one pass through several. */
export async function tellPass(pass: Pass, known: KnownAccount, setting: ReadySetting): Promise<void> {
  const offer = pass.created.length === 0 ? [] : [pass.created.length === 1 ? testIt : testThem];
  if ((await window.showInformationMessage(passInWords(pass, known.accountName), ...offer)) === undefined) return;
  const connections = await find(pass.created, setting);
  const [first] = connections;
  if (connections.length === 1 && first !== undefined) await testAndShow(first, known, setting);
  else await testThemAndShow(connections, known, setting);
}

const testIt = 'Test It';
const testThem = 'Test Them';

async function testThemAndShow(
  connections: readonly AccountConnection[],
  known: KnownAccount,
  setting: ReadySetting,
): Promise<void> {
  const verdicts = [];
  for (const connection of connections) {
    const answer = await askForTest(connection, known, setting);
    if (answer.kind === 'failed') break;
    verdicts.push(verdictOf(answer.value, connection));
  }
  await setting.account.refresh();
  if (verdicts.length === 0) return;
  const words = verdictsInWords(verdicts);
  if (verdicts.every(({ kind }) => kind === 'works')) void window.showInformationMessage(words);
  else void window.showWarningMessage(words);
}

/** As the newest list has them: one that was authorized in the browser got its id there. */
async function find(ids: readonly ConnectionId[], { account }: ReadySetting): Promise<readonly AccountConnection[]> {
  const among = (): readonly AccountConnection[] => {
    const { snapshot } = account.state;
    if (snapshot.kind !== 'known') return [];
    return snapshot.connections.filter((one) => ids.some(({ type, name }) => one.type === type && one.name === name));
  };
  if (among().length < ids.length) await runWithProgress('Reading the Relay account…', () => account.refresh());
  return among();
}
