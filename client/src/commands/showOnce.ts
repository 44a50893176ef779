import { env, window, type MessageItem } from 'vscode';
import type { ConnectionId } from '../../../server/src/relay/account';
import type { Redacted } from '../../../server/src/relay/redacted';

interface CopyButton extends MessageItem {
  readonly value: Redacted;
}

/**
 * What the service shows now or never. It is on the screen until the user closes it, in the clipboard if the user wants, and nowhere else. Whoever closes it
 * without a copy is asked once more.
 */
export async function showOnce({ type, name }: ConnectionId, fields: ReadonlyMap<string, Redacted>): Promise<void> {
  const message = `Relay shows this once for the ${type} connection "${name}". Keep it now: it cannot be seen again.`;
  const detail = [...fields].map(([field, value]) => `${field}: ${value.reveal()}`).join('\n');
  const copy = [...fields].map(([field, value]): CopyButton => ({
    title: fields.size === 1 ? 'Copy' : `Copy ${field}`,
    value,
  }));
  const copied = new Set<CopyButton>();
  while (copied.size < copy.length) {
    const answer = await window.showInformationMessage<MessageItem>(message, { modal: true, detail }, ...copy, close);
    const pressed = copy.find((button) => button === answer);
    if (pressed !== undefined) {
      await env.clipboard.writeText(pressed.value.reveal());
      copied.add(pressed);
    } else if (copied.size > 0 || !(await wantsToSeeAgain(type, name))) return;
  }
}

async function wantsToSeeAgain(type: string, name: string): Promise<boolean> {
  const answer = await window.showWarningMessage(
    `Nothing was copied of what Relay shows once for the ${type} connection "${name}".`,
    { modal: true },
    showAgain,
    { title: 'I Have Kept It', isCloseAffordance: true },
  );
  return answer === showAgain;
}

const close: MessageItem = { title: 'Close', isCloseAffordance: true };
const showAgain: MessageItem = { title: 'Show It Again' };
