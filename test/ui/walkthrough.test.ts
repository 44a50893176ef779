/** The walkthrough: each of its steps, done by its own button, is checked off. */
import type { RelayApiServer } from '../relayApi';
import { choose, inputWith, openFile, runCommand, type } from './quickInput';
import { pasteToken, useScene } from './scene';
import { message } from './surroundings';
import { takeScreenshot, type Window } from './window';

suite('the walkthrough', () => {
  let relay: RelayApiServer;
  let window: Window;
  useScene(
    // With its slides a step takes the focus some moments after it was opened, from whatever has it then.
    () => ({ settings: { 'workbench.reduceMotion': 'on' } }),
    (scene) => ({ relay, window } = scene),
  );

  const stepOf = (title: string) => window.page.locator('.getting-started-step', { hasText: title });
  const press = (title: string, button: string): Promise<void> =>
    stepOf(title).locator('.monaco-button', { hasText: button }).click();
  const open = (title: string): Promise<void> => stepOf(title).click();
  const isDone = (title: string): Promise<void> =>
    stepOf(title).locator('.codicon-getting-started-step-checked').waitFor();

  test('opens by its command, with the first step to be done', async () => {
    // Once a file is open, so are the commands of extensions.
    await openFile(window, 'kubernetes.yaml', 'YAML');
    await runCommand(window, 'Relay: Get Started');
    await stepOf('Open a workflow').locator('.codicon-getting-started-step-unchecked').waitFor();
  });

  test('a new workflow opens beside it', async () => {
    await press('Open a workflow', 'New Workflow');
    await window.page.locator('#status\\.editor\\.mode', { hasText: 'Relay Workflow' }).waitFor();
    await isDone('Open a workflow');
  });

  test('signing in', async () => {
    await open('Sign in to Relay');
    await press('Sign in to Relay', 'Sign In');
    await pasteToken(window, relay.token);
    await isDone('Sign in to Relay');
  });

  test('creating what the workflow beside it lacks', async () => {
    await open('Fix a missing connection');
    await press('Fix a missing connection', 'Create Missing Connections');
    await inputWith(window, 'Create slack connection "my-team" in acme');
    await type(window, 'API token', 'xoxb-not-a-token');
    await choose(window, 'Create');
    await message(window, 'Created slack connection "my-team" in acme.');
    await isDone('Fix a missing connection');
    await takeScreenshot(window, 'walkthrough');
  });

  test('a job for CI', async () => {
    await open('Use it in CI');
    await press('Use it in CI', 'Open a Job to Start From');
    await window.page.locator('.tab.active', { hasText: 'A job that checks Relay workflows' }).waitFor();
    await isDone('Use it in CI');
  });
});
