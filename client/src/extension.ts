/** Entry of the extension; wiring only. */
import { window, type ExtensionContext } from 'vscode';
import { createLanguageServer, type LanguageServer } from './languageClient';

let server: LanguageServer | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Relay Workflows', { log: true });
  context.subscriptions.push(output);
  server = createLanguageServer(context, output, () => undefined);
  server.pushAccount({ kind: 'signedOut' });
  await server.start();
}

/** VS Code waits for the promise, so the server ends in order. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
