/** What a suite needs: a Relay API, and a window that knows its address. */
import { startRelayApi, type RelayApiServer } from '../relayApi';
import { choose, closed, type } from './quickInput';
import { message } from './surroundings';
import { openWindow, saveEvidence, type Window, type WindowOptions } from './window';

export interface Scene {
  readonly relay: RelayApiServer;
  readonly window: Window;
}

/**
 * Opens both before the suite and closes them after it, and keeps what the window showed when a test failed.
 * @param prepare the API before there is a window; its answer says how the window is to be.
 */
export function useScene(prepare: (relay: RelayApiServer) => WindowOptions, opened: (scene: Scene) => void): void {
  let relay: RelayApiServer | undefined;
  let window: Window | undefined;

  suiteSetup(async function () {
    // The first of all may have to install VS Code.
    this.timeout(15 * 60_000);
    relay = await startRelayApi();
    const options = prepare(relay);
    window = await openWindow({ ...options, settings: { 'relay.api.url': relay.url, ...options.settings } });
    opened({ relay, window });
  });
  teardown(async function () {
    if (this.currentTest?.state === 'failed' && window !== undefined)
      await saveEvidence(window, this.currentTest.fullTitle());
  });
  suiteTeardown(async () => {
    await window?.close();
    await relay?.close();
  });
}

/** Signs in, from the list of the ways to do so. */
export async function pasteToken(window: Window, token: string): Promise<void> {
  await choose(window, 'Paste an API Token');
  await type(window, 'API token of your Relay account', token);
  await closed(window);
  await message(window, 'Signed in to Relay');
}
