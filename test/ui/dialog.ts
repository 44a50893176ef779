/** The dialog in the middle of the window, which nothing goes on without. */
import type { Locator } from '../host/playwright';
import type { Window } from './window';

export interface ShownDialog {
  readonly text: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** The one with these words, once it is there. */
export async function dialog(window: Window, words: string): Promise<ShownDialog> {
  const box = boxWith(window, words);
  await box.waitFor();
  const textsOf = (selector: string): Promise<string[]> => box.locator(selector).allTextContents();
  return {
    text: (await textsOf('.dialog-message')).join(),
    detail: (await textsOf('.dialog-message-detail')).join(),
    buttons: await textsOf('.dialog-buttons .monaco-button'),
  };
}

/** Presses a button of the one with these words. @returns the dialog, as it was. */
export async function answerDialog(window: Window, words: string, button: string): Promise<ShownDialog> {
  const shown = await dialog(window, words);
  const box = boxWith(window, words);
  await box.locator('.dialog-buttons .monaco-button', { hasText: new RegExp(`^${button}$`) }).click();
  await box.waitFor({ state: 'hidden' });
  return shown;
}

const boxWith = ({ page }: Window, words: string): Locator => page.locator('.monaco-dialog-box', { hasText: words });
