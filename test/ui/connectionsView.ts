/** The Connections view as a person sees it. */
import type { Locator } from '../host/playwright';
import { middleOf, pointAt } from './pointer';
import { until } from '../until';
import type { Window } from './window';

export type ViewTitle = 'In This Workflow' | 'Account';

/** By its icon in the activity bar. */
export async function openConnectionsView(window: Window): Promise<void> {
  await activity(window).click();
  await pane(window, 'Account').waitFor();
}

/** Waits until the icon in the activity bar says this to a screen reader. */
export async function untilActivityLabel(window: Window, label: string): Promise<void> {
  await until(
    `the icon to say "${label}"`,
    () => activity(window).locator('a.action-label').getAttribute('aria-label'),
    (spoken) => spoken === label,
  );
}

const activity = ({ page }: Window): Locator =>
  page.locator('.activitybar .action-item', { has: page.locator('a[aria-label^="Relay Connections"]') });

/** Waits until these are the rows on the screen: `error events, datadog connection, missing`, the icon and what a screen reader hears. */
export async function untilRows(
  window: Window,
  title: ViewTitle,
  expected: readonly (string | RegExp)[],
): Promise<void> {
  await until(
    `the rows [${expected.join(' | ')}]`,
    () => shownRows(window, title),
    (rows) => rows.length === expected.length && rows.every((row, index) => isIt(row, expected[index] ?? '')),
  );
}

/** Waits until a row with this name is on the screen. */
export async function row(window: Window, title: ViewTitle, name: string): Promise<Locator> {
  const found = rows(window, title)
    .filter({ has: window.page.locator('.label-name', { hasText: new RegExp(`^${name}$`) }) })
    .first();
  await found.waitFor();
  return found;
}

/** Points at a row until these words appear beside it. */
export async function hoverOverRow(window: Window, title: ViewTitle, name: string, words: string): Promise<void> {
  const at = await row(window, title, name);
  await pointAt(
    window,
    `"${words}" beside ${name}`,
    () => middleOf(at),
    window.page.locator('.monaco-hover:visible', { hasText: words }),
  );
}

/** A button of a row, by its tooltip; it is there while the row is pointed at. */
export async function pressInline(window: Window, title: ViewTitle, name: string, button: string): Promise<void> {
  const at = await row(window, title, name);
  await at.hover();
  await at.locator(`.action-label[aria-label^="${button}"]`).click();
}

/** A button of the view's title; it is there while the view is pointed at. */
export async function pressTitle(window: Window, title: ViewTitle, button: string): Promise<void> {
  await pane(window, title).locator('.pane-header').hover();
  await pane(window, title).locator(`.pane-header .action-label[aria-label^="${button}"]`).click();
}

/** What the menu of a row offers. It stays open. */
export async function contextMenu(window: Window, title: ViewTitle, name: string): Promise<string[]> {
  await (await row(window, title, name)).click({ button: 'right' });
  const items = window.page.locator('.monaco-menu .action-menu-item .action-label');
  await items.first().waitFor();
  return items.allTextContents();
}

export async function chooseFromMenu({ page }: Window, label: string): Promise<void> {
  await page.locator('.monaco-menu .action-menu-item', { hasText: label }).click();
}

/** What stands above the rows, or in place of them, once it has these words. */
export async function untilWords(window: Window, title: ViewTitle, words: string): Promise<void> {
  await pane(window, title).locator('.pane-body', { hasText: words }).waitFor();
}

/** A button or a link of the words in an empty view. */
export async function pressWelcome(window: Window, title: ViewTitle, button: string): Promise<void> {
  await pane(window, title).locator('.welcome-view-content a', { hasText: button }).click();
}

/** Waits until these words are beside the title. */
export async function untilHeadline(window: Window, title: ViewTitle, words: RegExp): Promise<void> {
  await pane(window, title).locator('.pane-header .description', { hasText: words }).waitFor();
}

const pane = ({ page }: Window, title: ViewTitle): Locator =>
  page.locator('.pane', { has: page.locator(`.pane-header[aria-label^="${title}"]`) });

const rows = (window: Window, title: ViewTitle): Locator => pane(window, title).locator('.monaco-list-row');

/** One look, so that its parts belong together. */
function shownRows({ page }: Window, title: ViewTitle): Promise<string[]> {
  return page.evaluate(`(() => {
    const header = document.querySelector('.pane-header[aria-label^="${title}"]');
    const rows = [...(header?.closest('.pane')?.querySelectorAll('.monaco-list-row') ?? [])];
    return rows
      .sort((one, other) => Number(one.dataset.index) - Number(other.dataset.index))
      .map((row) => {
        const icon = row.querySelector('.custom-view-tree-node-item-icon')?.className.match(/codicon-([\\w-]+)/)?.[1];
        return [...(icon ? [icon] : []), row.getAttribute('aria-label')].join(' ');
      });
  })()`);
}

const isIt = (row: string, expected: string | RegExp): boolean =>
  typeof expected === 'string' ? row === expected : expected.test(row);
