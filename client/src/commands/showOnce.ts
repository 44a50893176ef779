import { env, window } from 'vscode';
import type { ConnectionId } from '../../../server/src/relay/account';
import type { Redacted } from '../../../server/src/relay/redacted';

/** What the service shows now or never. It is on the screen, in the clipboard if the user wants, and nowhere else. */
export async function showOnce({ type, name }: ConnectionId, fields: ReadonlyMap<string, Redacted>): Promise<void> {
  const text = [...fields].map(([field, value]) => `${field}: ${value.reveal()}`).join('\n');
  const answer = await window.showInformationMessage(
    `Relay shows this once for the ${type} connection "${name}". Keep it now: it cannot be seen again.`,
    { modal: true, detail: text },
    'Copy',
  );
  if (answer === 'Copy') await env.clipboard.writeText(text);
}
