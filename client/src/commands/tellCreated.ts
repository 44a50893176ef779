/** What was created, and whether it works: the service is only asked to test it when the user says so. */
import { window } from 'vscode';
import type { ConnectionId } from '../../../server/src/relay/account';
import { verdictOf } from '../testVerdict';
import { chooseConnection } from './connectionArgument';
import { passInWords, verdictsInWords, type Pass } from './passInWords';
import type { ReadySetting } from './ready';
import { askForTest, testConnection } from './testConnection';

export async function tellCreated(id: ConnectionId, accountName: string, setting: ReadySetting): Promise<void> {
  const created = `Created ${id.type} connection "${id.name}" in ${accountName}.`;
  if ((await window.showInformationMessage(created, testIt)) === testIt)
    await testConnection({ connection: id }, setting);
}

/** Of one pass through several. */
export async function tellPass(pass: Pass, accountName: string, setting: ReadySetting): Promise<void> {
  const { created } = pass;
  const offer = created.length === 0 ? [] : [created.length === 1 ? testIt : testThem];
  if ((await window.showInformationMessage(passInWords(pass, accountName), ...offer)) === undefined) return;
  const [first] = created;
  if (created.length === 1 && first !== undefined) await testConnection({ connection: first }, setting);
  else await testAll(created, setting);
}

const testIt = 'Test It';
const testThem = 'Test Them';

/** Up to the first that cannot be tested, which has been told. */
async function testAll(ids: readonly ConnectionId[], setting: ReadySetting): Promise<void> {
  const verdicts = [];
  for (const id of ids) {
    const chosen = await chooseConnection({ connection: id }, 'Test', setting);
    const answer = chosen && (await askForTest(chosen, setting));
    if (answer === undefined || answer.kind === 'failed') break;
    verdicts.push(verdictOf(answer.value, id));
  }
  await setting.account.refresh();
  if (verdicts.length === 0) return;
  const words = verdictsInWords(verdicts);
  if (verdicts.every(({ kind }) => kind === 'works')) void window.showInformationMessage(words);
  else void window.showWarningMessage(words);
}
