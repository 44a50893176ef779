/** A folder that the person does not trust: the text is checked, the account is not asked. */
import assert from 'node:assert/strict';
import type { RelayApiServer } from '../relayApi';
import { openConnectionsView, pressWelcome, untilWords } from './connectionsView';
import { answerDialog } from './dialog';
import { goToEnd, hoverOver, untilSquiggles } from './editor';
import { openFile, runCommand } from './quickInput';
import { useScene } from './scene';
import { languageStatus } from './surroundings';
import { leaveAndComeBack, takeScreenshot, type Window } from './window';

suite('Restricted Mode', () => {
  let relay: RelayApiServer;
  let window: Window;
  useScene(
    (api) => ({ workspaceTrust: true, environment: { RELAY_API_URL: api.url, RELAY_API_TOKEN: api.token } }),
    (scene) => ({ relay, window } = scene),
  );

  test('the account is not used, whatever is done, and the language status says why', async () => {
    await answerDialog(window, 'Do you trust the authors', 'No, I don.*');
    await openFile(window, 'start-here.yaml');
    await goToEnd(window);
    await hoverOver(window, "'oncall'", 'is not used in Restricted Mode');
    await leaveAndComeBack(window);
    await languageStatus(window, 'not used in Restricted Mode');
    await untilSquiggles(window, []);
    await takeScreenshot(window, 'restricted-mode');
    assert.deepEqual(relay.requests(), []);
  });

  test('the Connections view says so, and leads to where the folder is trusted', async () => {
    await openConnectionsView(window);
    await untilWords(window, 'Account', 'In Restricted Mode the Relay account is not used');
    await untilWords(window, 'In This Workflow', 'Whether these exist is not known: in Restricted Mode');
    await takeScreenshot(window, 'view-untrusted');
    await pressWelcome(window, 'Account', 'Manage Workspace Trust');
    await window.page.locator('.workspace-trust-editor').waitFor();
  });

  test('when the folder is trusted the account is read', async () => {
    await runCommand(window, 'Workspaces: Manage Workspace Trust');
    await window.page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).click();
    await window.page.locator('.tab', { hasText: 'start-here.yaml' }).click();
    await untilSquiggles(window, ["error 'events'", "warning 'cluster-eu'", "error 'oncall'"]);
    assert.equal(relay.requests({ path: '/api/connections' }).length, 1);
  });
});
