/** What a suite needs: a Relay API, and a window that knows its address. */
import { startRelayApi, type RelayApiServer } from '../relayApi';
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

  suiteSetup(async () => {
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
