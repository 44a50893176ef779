/** What a person does and sees in the text. */
import type { Locator } from '../host/playwright';
import { pointAt, type Place } from './pointer';
import { closed } from './quickInput';
import { until } from '../until';
import type { Window } from './window';

interface Squiggle {
  readonly severity: 'error' | 'warning' | 'info';
  /** What it underlines. */
  readonly text: string;
}

/** Puts the cursor where `$0` is: `goTo(window, 'start-here.yaml', "datadog.'$0events")`. The file is as it is on the disk. */
export async function goTo(window: Window, file: string, place: string): Promise<void> {
  const content = await window.read(file);
  const at = content.indexOf(place.replace('$0', ''));
  if (at < 0) throw new Error(`There is no ${place} in ${file}.`);
  const before = content.slice(0, at + place.indexOf('$0')).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  await window.page.keyboard.press('Control+G');
  await window.page.locator('.quick-input-box input:focus').waitFor();
  await window.page.keyboard.type(`${line}:${column}`);
  await window.page.keyboard.press('Enter');
  await closed(window);
  await window.page
    .locator('#status\\.editor\\.selection', { hasText: new RegExp(`Ln ${line}, Col ${column}(?!\\d)`) })
    .waitFor();
}

/** Deletes as many characters as the text has, before the cursor. */
export async function erase({ page }: Window, text: string): Promise<void> {
  for (let left = text.length; left > 0; left--) await page.keyboard.press('Backspace');
}

/** Saves, and waits until the file on the disk has these words. */
export async function save(window: Window, file: string, words: string): Promise<void> {
  await window.page.keyboard.press('Control+S');
  await until(
    `${words} in ${file}`,
    () => window.read(file),
    (content) => content.includes(words),
  );
}

/** Scrolls to the end of the file. */
export async function goToEnd(window: Window): Promise<void> {
  await window.page.keyboard.press('Control+End');
  await window.page.locator('.editor-instance .view-line').last().waitFor();
}

/** In the part of the file that is on the screen, from top to bottom; `undefined` while there is no text on it. */
function squiggles({ page }: Window): Promise<Squiggle[] | undefined> {
  return page.evaluate(`(() => {
    const editor = document.querySelector('.editor-instance .monaco-editor');
    if (!editor) return undefined;
    const characters = [...editor.querySelectorAll('.view-lines .view-line')].flatMap((line) => {
      const found = [];
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (let index = 0; index < node.data.length; index++) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          found.push({ text: node.data[index], x: (left + right) / 2, y: (top + bottom) / 2 });
        }
      return found;
    });
    return [...editor.querySelectorAll('.squiggly-error, .squiggly-warning, .squiggly-info')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .sort((one, other) => one.box.top - other.box.top || one.box.left - other.box.left)
      .map(({ element, box }) => ({
        severity: /squiggly-(\\w+)/.exec(element.className)[1],
        text: characters
          .filter(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom)
          .map(({ text }) => text)
          .join('')
          .replaceAll('\\u00a0', ' '),
      }));
  })()`);
}

/** Waits until these are underlined on the screen, and nothing else: `error 'events'`. */
export async function untilSquiggles(window: Window, expected: readonly string[]): Promise<void> {
  await until(
    `the squiggles [${expected.join(', ')}]`,
    async () => (await squiggles(window))?.map(({ severity, text }) => `${severity} ${text}`),
    (shown) => shown?.join('\n') === expected.join('\n'),
  );
}

/** Points at a text of the screen that is in there once, such as `'events'`, until these words appear above it. */
export async function hoverOver(window: Window, text: string, words: string | RegExp): Promise<void> {
  const content = '.monaco-editor .monaco-hover:not(.hidden) .monaco-hover-content';
  await pointAt(
    window,
    `"${String(words)}" above "${text}"`,
    () => placeOf(window, text),
    window.page.locator(content, { hasText: words }),
  );
}

/** The middle of it. */
function placeOf({ page }: Window, text: string): Promise<Place | undefined> {
  return page.evaluate(`(() => {
    const lines = document.querySelectorAll('.editor-instance .view-lines .view-line');
    for (const line of lines) {
      const at = line.textContent.replaceAll('\\u00a0', ' ').indexOf(${JSON.stringify(text)});
      if (at < 0) continue;
      const range = document.createRange();
      let offset = 0;
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const end = at + ${text.length};
        if (at >= offset && at < offset + node.data.length) range.setStart(node, at - offset);
        if (end > offset && end <= offset + node.data.length) range.setEnd(node, end - offset);
        offset += node.data.length;
      }
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    }
  })()`);
}

/** What the lightbulb's menu offers at the cursor. It stays open. */
export async function quickFixes(window: Window): Promise<string[]> {
  await window.page.keyboard.press('Control+.');
  await fixes(window).first().waitFor();
  return (await fixes(window).locator('.title').allTextContents()).map((title) => title.trim());
}

/** Chooses from the menu that is open, by keys. */
export async function chooseFix(window: Window, title: string): Promise<void> {
  const fix = fixes(window).filter({ hasText: title }).first();
  await fix.waitFor();
  await until(
    `"${title}" to have the focus`,
    async () => {
      const isFocused = (await fix.getAttribute('class'))?.split(' ').includes('focused') === true;
      if (!isFocused) await window.page.keyboard.press('ArrowDown');
      return isFocused;
    },
    (isFocused) => isFocused,
  );
  await window.page.keyboard.press('Enter');
}

const fixes = ({ page }: Window): Locator => page.locator('.action-widget .monaco-list-row.action');

/** What Ctrl+Space offers at the cursor. It stays open. */
export async function completions(window: Window): Promise<string[]> {
  await window.page.keyboard.press('Control+Space');
  await suggestions(window).first().waitFor();
  return (await suggestions(window).locator('.label-name').allTextContents()).map((label) => label.trim());
}

/** Chooses from the list that is open. It is in the text when the list has gone. */
export async function chooseCompletion(window: Window, label: string): Promise<void> {
  await suggestions(window)
    .filter({ has: window.page.locator('.label-name', { hasText: label }) })
    .first()
    .click();
  await suggestions(window).first().waitFor({ state: 'hidden' });
}

const suggestions = ({ page }: Window): Locator => page.locator('.suggest-widget.visible .monaco-list-row');
