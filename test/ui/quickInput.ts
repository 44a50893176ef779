/** The input at the top of the window: the command palette, lists to choose from, and lines to type into. */
import type { Locator } from '../host/playwright';
import { until } from '../until';
import type { Window } from './window';

export interface ShownInput {
  /** With `2/3` behind it where it is a step of several. */
  readonly title: string;
  /** What is said below the line: what is asked, or what is wrong. */
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** The type of the HTML element: `password` shows dots. */
  readonly type: string;
}

const widget = ({ page }: Window): Locator => page.locator('.quick-input-widget');
/** Only while the keys go there. */
const line = (window: Window): Locator => widget(window).locator('.quick-input-box input:focus');
const rows = (window: Window): Locator => widget(window).locator('.quick-input-list .monaco-list-row');
const rowOf = (window: Window, label: string): Locator =>
  rows(window).filter({ has: window.page.locator('.label-name', { hasText: exactly(label) }) });

/** A workflow's language is set a moment after it was opened, and what was done in the editor until then is lost with the document that it was. */
export async function openFile(window: Window, name: string, language = 'Relay Workflow'): Promise<void> {
  await window.page.keyboard.press('Control+P');
  await line(window).waitFor();
  await window.page.keyboard.type(name);
  // While the list is being filtered, Enter may still mean another file.
  await rowOf(window, name).first().click();
  await window.page.locator('.tab.active', { hasText: name }).waitFor();
  await closed(window);
  await window.page.locator('#status\\.editor\\.mode', { hasText: language }).waitFor();
}

/** As the palette shows it: `Relay: Sign Out`. */
export async function runCommand(window: Window, title: string): Promise<void> {
  await window.page.keyboard.press('F1');
  await line(window).waitFor();
  await window.page.keyboard.type(title);
  await rowOf(window, title).first().click();
}

/** Chooses from the list that has this label, once there is one. */
export async function choose(window: Window, label: string): Promise<void> {
  await rowOf(window, label).first().click();
}

/** The list as a screen reader has it, once it has this label: `API key, set`. */
export async function choices(window: Window, label: string): Promise<string[]> {
  await rowOf(window, label).first().waitFor();
  const spoken = await Promise.all((await rows(window).all()).map((row) => row.getAttribute('aria-label')));
  // The name of an icon comes first: `add  Create`.
  return spoken.map((text) => (text ?? '').replace(/^[\w-]+ {2}/, ''));
}

/** The line to type into, once its title or what is said below it has these words. */
export async function inputWith(window: Window, words: string | RegExp): Promise<ShownInput> {
  return until(
    `an input with "${String(words)}"`,
    () => shownInput(window),
    (input) => input !== undefined && matches(`${input.title}\n${input.prompt}`, words),
  ) as Promise<ShownInput>;
}

/** Types into the line with these words, and accepts. @returns the line as it was before. */
export async function type(window: Window, words: string | RegExp, text: string): Promise<ShownInput> {
  const input = await inputWith(window, words);
  await window.page.keyboard.press('Control+A');
  await window.page.keyboard.type(text);
  await until(
    'the line to hold what was typed',
    () => line(window).inputValue(),
    (value) => value === text,
  );
  await window.page.keyboard.press('Enter');
  return input;
}

/** Accepts the line with these words as it is. */
export async function accept(window: Window, words: string | RegExp): Promise<ShownInput> {
  const input = await inputWith(window, words);
  await window.page.keyboard.press('Enter');
  return input;
}

export async function goBack(window: Window): Promise<void> {
  await pressButton(window, 'quick-input-back');
}

/** A button of the title, by its icon: `wand`. */
export async function pressButton(window: Window, icon: string): Promise<void> {
  await widget(window).locator(`.quick-input-titlebar .codicon-${icon}`).click();
}

export async function escape(window: Window): Promise<void> {
  await window.page.keyboard.press('Escape');
  await closed(window);
}

export async function closed(window: Window): Promise<void> {
  await widget(window).waitFor({ state: 'hidden' });
}

/** Creates the puppet connection `servers`: of its type, what the service makes is shown once. */
export async function createShownOnce(window: Window): Promise<void> {
  await runCommand(window, 'Relay: Create Connection…');
  await choose(window, 'puppet');
  await type(window, 'Name of the puppet connection', 'servers');
  await accept(window, 'Relay API URL');
  await accept(window, 'Token (token)');
  await choose(window, 'Create');
}

/** `undefined` while none is shown, or the keys do not go there. One look, so that its parts belong together. */
function shownInput({ page }: Window): Promise<ShownInput | undefined> {
  return page.evaluate(`(() => {
    const widget = document.querySelector('.quick-input-widget');
    const input = widget?.querySelector('.quick-input-box input');
    if (!input || input !== document.activeElement) return undefined;
    const textOf = (selector) => widget.querySelector(selector)?.textContent ?? '';
    return {
      title: textOf('.quick-input-title'),
      prompt: textOf('.quick-input-message'),
      placeholder: input.placeholder,
      value: input.value,
      type: input.type,
    };
  })()`);
}

const matches = (text: string, words: string | RegExp): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text);

/** Icons have no text, but leave a space. */
function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
