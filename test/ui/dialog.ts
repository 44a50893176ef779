/** The dialog in the middle of the window, which nothing goes on without. */
import type { Locator } from '../host/playwright';
import type { Window } from './window';

export interface ShownDialog {
  readonly text: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

const box = ({ page }: Window): Locator => page.locator('.monaco-dialog-box');

export async function dialog(window: Window): Promise<ShownDialog> {
  await box(window).waitFor();
  return {
    text: (await box(window).locator('.dialog-message').textContent()) ?? '',
    detail: (await box(window).locator('.dialog-message-detail').textContent()) ?? '',
    buttons: await box(window).locator('.dialog-buttons .monaco-button').allTextContents(),
  };
}

export async function chooseInDialog(window: Window, button: string): Promise<void> {
  await box(window).locator('.dialog-buttons .monaco-button', { hasText: button }).first().click();
  await box(window).waitFor({ state: 'hidden' });
}
