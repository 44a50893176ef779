/** What is to be seen around the text: messages, the list of problems, the language status. */
import type { Locator } from '../host/playwright';
import { until } from './until';
import type { Window } from './window';

/** The text of a message with these words, once there is one. */
export async function message(window: Window, words: string | RegExp): Promise<string> {
  const shown = messageWith(window, words);
  await shown.waitFor();
  return (await shown.locator('.notification-list-item-message').textContent()) ?? '';
}

/** Presses a button of the message with these words. */
export async function answerMessage(window: Window, words: string | RegExp, button: string): Promise<void> {
  await messageWith(window, words).locator('.monaco-button', { hasText: button }).click();
}

/** Opens the list of all messages, behind the bell: on the screen they are for a while only. */
export async function openMessages({ page }: Window): Promise<void> {
  await page.locator('#status\\.notifications').click();
  await page.locator('.notifications-center.visible').waitFor();
}

export async function closeMessages({ page }: Window): Promise<void> {
  await page.locator('#status\\.notifications').click();
  await page.locator('.notifications-center.visible').waitFor({ state: 'hidden' });
}

/** Presses a button of the dialog with these words. @returns all that the dialog says. */
export async function answerDialog({ page }: Window, words: string | RegExp, button: string): Promise<string> {
  const dialog = page.locator('.monaco-dialog-box', { hasText: words });
  await dialog.waitFor();
  const text = (await dialog.textContent()) ?? '';
  await dialog.locator('.monaco-button', { hasText: new RegExp(`^${button}$`) }).click();
  return text;
}

const messageWith = ({ page }: Window, words: string | RegExp): Locator =>
  page
    .locator('.notification-toast, .notifications-center.visible .notification-list-item', { hasText: words })
    .first();

export async function dismissMessages({ page }: Window): Promise<void> {
  const toasts = page.locator('.notification-toast');
  while ((await toasts.count()) > 0) {
    await toasts.first().hover();
    await toasts.first().locator('.codicon-notifications-clear').click();
  }
}

/** What the Problems panel lists for the whole file, once these patterns match it one to one, in its order. The panel is open from then on. */
export async function untilProblems({ page }: Window, expected: readonly RegExp[]): Promise<void> {
  const panel = page.locator('.markers-panel-container');
  if (!(await panel.isVisible())) {
    await page.keyboard.press('Control+Shift+M');
    await panel.waitFor();
  }
  await until(
    `the problems ${expected.join(', ')}`,
    () => page.locator('.markers-panel-container .monaco-list-row .marker-message-details-container').allTextContents(),
    (rows) => rows.length === expected.length && rows.every((row, index) => expected[index]?.test(row)),
  );
}

export async function closePanel({ page }: Window): Promise<void> {
  await page.keyboard.press('Control+J');
  await page.locator('.part.panel').waitFor({ state: 'hidden' });
}

/** What the language status says, once it has these words. It stays open until something else is pointed at. */
export async function languageStatus({ page }: Window, words: string | RegExp): Promise<string> {
  // Where the pointer has been all the time, nothing appears.
  await page.mouse.move(0, 0);
  await page.locator('#status\\.languageStatus').hover();
  const item = page.locator('.hover-language-status', { hasText: words });
  await item.first().waitFor();
  return (await item.allTextContents()).join('\n');
}
