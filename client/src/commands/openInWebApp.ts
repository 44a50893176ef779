/** `Relay: Open Connections in Web App` */
import { window } from 'vscode';
import { webAppOf } from '../../../server/src/relay/webApp';
import { openExactly } from '../browser';
import { makeKnown, type ReadySetting } from './ready';

/** The page of all connections: the web app has no address for one of them that is known here. */
export async function openConnectionsInWebApp(setting: ReadySetting): Promise<void> {
  const known = await makeKnown(setting);
  if (known === undefined) return;
  const { apiUrl } = known;
  const address = await webAppOf(apiUrl);
  if (address !== undefined) {
    await openExactly(`${address}/connections`);
    return;
  }
  const { host } = new URL(apiUrl);
  void window.showInformationMessage(
    `It is not known here where the web app of Relay at ${host} is. The Relay CLI can know: set uidomain in its context for ${host}.`,
  );
}
