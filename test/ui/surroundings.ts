/** What is to be seen around the text: messages, the list of problems, the language status. */
import type { Locator, Page } from '../host/playwright';
import { middleOf, pointAt } from './pointer';
import { runCommand } from './quickInput';
import { until } from '../until';
import type { Window } from './window';

/** The text of the message with these words, once there is one. */
export function message(window: Window, words: string | RegExp): Promise<string> {
  return withMessage(
    window,
    words,
    async (shown) => (await shown.locator('.notification-list-item-message').textContent()) ?? '',
  );
}

/** Presses a button of the message with these words, once there is one. */
export function answerMessage(window: Window, words: string | RegExp, button: string): Promise<void> {
  return withMessage(window, words, (shown) => shown.locator('.monaco-button', { hasText: button }).click());
}

/**
 * The screen shows a message for 15 s, or for as long as the pointer is on it, and three at a time. Behind the bell are all of them: there it is looked for when
 * the screen does not show it (any more).
 */
async function withMessage<T>(window: Window, words: string | RegExp, use: (shown: Locator) => Promise<T>): Promise<T> {
  const shown = window.page
    .locator('.notification-toast, .notifications-center.visible .notification-list-item', { hasText: words })
    .first();
  const isOnTheScreen = await shown.hover({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  if (isOnTheScreen) return use(shown);
  await openMessages(window);
  await shown.hover();
  const result = await use(shown);
  await closeMessages(window);
  return result;
}

/** Opens the list of all messages, behind the bell. */
export async function openMessages({ page }: Window): Promise<void> {
  if (await messages(page).isVisible()) return;
  await page.locator('#status\\.notifications').click();
  await messages(page).waitFor();
}

/** Closes that list, which closes by itself when its last message goes. */
export async function closeMessages({ page }: Window): Promise<void> {
  if (await messages(page).isVisible()) await page.keyboard.press('Escape');
  await messages(page).waitFor({ state: 'hidden' });
}

const messages = (page: Page): Locator => page.locator('.notifications-center.visible');

/** Removes all messages, also those that are behind the bell by now. */
export async function dismissMessages(window: Window): Promise<void> {
  await runCommand(window, 'Notifications: Clear All Notifications');
  await window.page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
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

/** Points at the language status until it has these words. It stays open until something else is pointed at. */
export function languageStatus(window: Window, words: string | RegExp): Promise<void> {
  const { page } = window;
  return pointAt(
    window,
    `"${String(words)}" in the language status`,
    () => middleOf(page.locator('#status\\.languageStatus')),
    page.locator('.hover-language-status:visible', { hasText: words }),
  );
}
