/** `Relay: Copy Connection Reference as …`: as it is written where nothing else is. */
import { env, window } from 'vscode';
import type { SpellReferenceParams } from '../../../server/src/protocol';
import type { LanguageServer } from '../languageClient';
import { chooseConnection, type ConnectionArgument } from './connectionArgument';
import type { ReadySetting } from './ready';

export async function copyReference(
  form: SpellReferenceParams['form'],
  argument: ConnectionArgument | undefined,
  setting: ReadySetting,
  language: LanguageServer,
): Promise<void> {
  const chosen = await chooseConnection(argument, 'Copy a Reference to', setting);
  if (chosen === undefined) return;
  const { type, name } = chosen.connection;
  const text = await language.spellReference({ connection: { type, name }, form });
  if (text === undefined || text === '') {
    void window.showErrorMessage(noServer);
    return;
  }
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`Copied ${text}`, shownMs);
}

export const noServer =
  'The language server of Relay Workflows does not answer. Run Developer: Reload Window and try again.';

const shownMs = 5_000;
