/** `Relay: Test Connection…`: has the service try a connection, and says what came of it. */
import { commands, window } from 'vscode';
import type { ConnectionAvailability } from '../../../server/src/relay/account';
import { verdictOf } from '../testVerdict';
import { callService, type ServiceAnswer } from './callService';
import { chooseConnection, type ChosenConnection, type ConnectionArgument } from './connectionArgument';
import type { ReadySetting } from './ready';

export async function testConnection(argument: ConnectionArgument | undefined, setting: ReadySetting): Promise<void> {
  const chosen = await chooseConnection(argument, 'Test', setting);
  if (chosen !== undefined) await testAndShow(chosen, setting);
}

/** What the service says of the connection now; what went wrong has been told. */
export function askForTest(
  { connection: { id, type, name }, known }: ChosenConnection,
  setting: ReadySetting,
): Promise<ServiceAnswer<ConnectionAvailability>> {
  return callService(
    {
      what: `test the ${type} connection "${name}"`,
      progress: `Testing the ${type} connection "${name}"…`,
      run: (api, signal) => api.testConnection(id, signal),
      entered: false,
      reread: () => setting.account.refresh(),
    },
    known,
    setting,
  );
}

/** Says what is said, and has the connection tested when the user wants it. */
export async function offerTest(said: string, chosen: ChosenConnection, setting: ReadySetting): Promise<void> {
  if ((await window.showInformationMessage(said, test)) === test) await testAndShow(chosen, setting);
}

const test = 'Test Connection';

/** The list is read again, so that what is said of the connection elsewhere follows the verdict. */
async function testAndShow(chosen: ChosenConnection, setting: ReadySetting): Promise<void> {
  const { type, name, auth } = chosen.connection;
  for (;;) {
    const answer = await askForTest(chosen, setting);
    if (answer.kind === 'failed') return;
    await setting.account.refresh();
    const verdict = verdictOf(answer.value, chosen.connection);
    if (verdict.kind === 'works') {
      void window.showInformationMessage(verdict.sentence);
      return;
    }
    if (verdict.kind === 'unclear') {
      if ((await window.showInformationMessage(verdict.sentence, again)) !== again) return;
      continue;
    }
    const replace = auth === 'oauth2' ? 'Authorize Again…' : 'Replace Values…';
    const wayOn = await window.showWarningMessage(verdict.sentence, replace, again);
    if (wayOn === replace)
      await commands.executeCommand('relay.replaceConnectionValues', { connection: { type, name } });
    if (wayOn !== again) return;
  }
}

const again = 'Test Again';
