/** `Relay: Authorize Connection Again…`: the user does it in the browser, and nothing secret passes through here. */
import { window } from 'vscode';
import { openExactly } from '../browser';
import { aboutConnections, callService } from './callService';
import { chooseToChange, type ChosenConnection, type ConnectionArgument } from './connectionArgument';
import type { ReadySetting } from './ready';
import { offerTest } from './testConnection';

export async function reauthorizeConnection(
  argument: ConnectionArgument | undefined,
  setting: ReadySetting,
): Promise<void> {
  const chosen = await chooseToChange(argument, 'Authorize Again', 'authorize again', setting);
  if (chosen === undefined) return;
  const { type, name, auth } = chosen.connection;
  if (auth === 'secret') {
    void window.showInformationMessage(
      `The ${type} connection "${name}" was not authorized in the browser: its values are replaced with Relay: Replace Connection Values….`,
    );
    return;
  }
  await reauthorize(chosen, setting);
}

/** What came of it, only the service can tell: the user is offered to have it tested. */
export async function reauthorize(chosen: ChosenConnection, setting: ReadySetting): Promise<void> {
  const { id, type, name } = chosen.connection;
  const started = await callService(
    {
      what: `authorize the ${type} connection "${name}" again`,
      progress: `Asking Relay where to authorize the ${type} connection "${name}"…`,
      run: (api, signal) => api.startReauthorization(id, signal),
      entered: false,
      ...aboutConnections(setting),
    },
    chosen.known,
    setting,
  );
  if (started.kind === 'failed' || !(await openExactly(started.value))) return;
  const next = `Authorize the ${type} connection "${name}" in the browser, then have it tested here.`;
  await offerTest(next, chosen, setting);
}
