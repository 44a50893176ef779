/** `Relay: Test Connection…`: has the service try a connection, and says what came of it. */
import { commands, window } from 'vscode';
import type { AccountConnection, ConnectionAvailability, KnownAccount } from '../../../server/src/relay/account';
import { verdictOf } from '../testVerdict';
import { callService, type ServiceAnswer } from './callService';
import { chooseConnection, type ConnectionArgument } from './connectionArgument';
import type { ReadySetting } from './ready';

export async function testConnection(argument: ConnectionArgument | undefined, setting: ReadySetting): Promise<void> {
  const chosen = await chooseConnection(argument, 'Test', setting);
  if (chosen !== undefined) await testAndShow(chosen.connection, chosen.known, setting);
}

/** What the service says of the connection now; what went wrong has been told. */
export function askForTest(
  { id, type, name }: Pick<AccountConnection, 'id' | 'type' | 'name'>,
  known: Pick<KnownAccount, 'apiUrl' | 'accountName'>,
  setting: ReadySetting,
): Promise<ServiceAnswer<ConnectionAvailability>> {
  return callService(
    {
      what: `test the ${type} connection "${name}"`,
      progress: `Testing the ${type} connection "${name}"…`,
      run: (api, signal) => api.testConnection(id, signal),
      entered: false,
    },
    known,
    setting,
  );
}

/** The list is read again, so that what is said of the connection elsewhere follows the verdict. */
export async function testAndShow(
  connection: Pick<AccountConnection, 'id' | 'type' | 'name' | 'auth'>,
  known: Pick<KnownAccount, 'apiUrl' | 'accountName'>,
  setting: ReadySetting,
): Promise<void> {
  const { type, name, auth } = connection;
  for (;;) {
    const answer = await askForTest(connection, known, setting);
    if (answer.kind === 'failed') return;
    await setting.account.refresh();
    const verdict = verdictOf(answer.value, connection);
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
