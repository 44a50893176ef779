/** `npm run pictures`: the pictures of the README, in `docs/images`, taken anew from the real window. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { inRepository } from '../host/paths';
import type { Box } from '../host/playwright';
import { startRelayApi } from '../relayApi';
import { chooseFix, completions, erase, goTo, hoverOver, quickFixes, save } from './editor';
import { accept, choose, closed, escape, inputWith, openFile, runCommand, type } from './quickInput';
import { languageStatus } from './surroundings';
import { openWindow, type Window } from './window';

const file = 'start-here.yaml';
const folder = inRepository('docs', 'images');

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const relay = await startRelayApi();
  try {
    const window = await openWindow({
      environment: { RELAY_API_URL: relay.url, RELAY_API_TOKEN: relay.token },
      settings: { 'editor.fontSize': 13, 'editor.lineHeight': 0 },
    });
    try {
      await takeAll(window);
    } finally {
      await window.close();
    }
  } finally {
    await relay.close();
  }
}

async function takeAll(window: Window): Promise<void> {
  const { keyboard, mouse } = window.page;
  await runCommand(window, 'Preferences: Color Theme');
  await keyboard.type('Dark Modern');
  await choose(window, 'Dark Modern');
  await closed(window);
  await openFile(window, file);
  await runCommand(window, 'View: Show Relay Connections');
  await window.page.locator('.sidebar .monaco-list-row', { hasText: 'cluster-eu' }).nth(1).waitFor();
  await mouse.move(640, 790);
  await take(window, 'connections', await sidebarDownTo(window, 620));
  await keyboard.press('Control+B');

  await hoverOver(window, "'events'", /No datadog connection/);
  await take(window, 'missing', linesAround(await boxOf(window, '.monaco-hover:not(.hidden)')));

  await mouse.move(640, 790);
  await goTo(window, file, "datadog.'ev$0ents'");
  await quickFixes(window);
  await take(window, 'lightbulb', linesAround(await boxOf(window, '.action-widget')));

  await chooseFix(window, 'Create datadog connection "events" in acme…');
  await inputWith(window, 'API key');
  await keyboard.type('not-a-real-key');
  await accept(window, 'API key');
  await inputWith(window, 'Application key');
  await keyboard.type('not-a-real-key-either');
  await take(window, 'secure-input', { x: 290, y: 0, width: 700, height: 150 });
  await escape(window);

  await runCommand(window, 'Relay: Create Connection…');
  await choose(window, 'aws');
  await type(window, 'Name of the aws connection', 'sandbox');
  await type(window, 'Access key ID', 'AKIAIOSFODNN7EXAMPLE');
  await type(window, 'Secret access key', 'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
  await inputWith(window, 'or the wand');
  await take(window, 'slip', { x: 290, y: 0, width: 700, height: 150 });
  await escape(window);

  await goTo(window, file, "aws.'production$0'");
  await erase(window, 'production');
  await completions(window);
  await take(window, 'completion', linesAround(await boxOf(window, '.suggest-widget')));
  await keyboard.press('Enter');
  await save(window, file, "connections.aws.'production'}");

  await goTo(window, file, "datadog.'events'$0");
  await languageStatus(window, 'acme');
  await take(window, 'status', { x: 1280 - 630, y: 800 - 150, width: 630, height: 150 });
}

async function sidebarDownTo(window: Window, bottom: number): Promise<Box> {
  const { x, y, width } = await boxOf(window, '.part.sidebar');
  return { x: x - activityBar, y, width: width + activityBar, height: bottom - y };
}

/** CSS pixels of the first of these that is shown. */
async function boxOf({ page }: Window, selector: string): Promise<Box> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not shown.`);
  return box;
}

/** The lines of the text that the box covers and some above and below, from the line numbers to just right of the box. */
function linesAround({ x, y, width, height }: Box): Box {
  const top = Math.max(0, y - 70);
  return { x: activityBar, y: top, width: x + width + 20 - activityBar, height: y + height + 70 - top };
}

/** Its width in CSS pixels. */
const activityBar = 48;

async function take({ page }: Window, name: string, clip: Box): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`), clip, animations: 'disabled' });
  console.log(path.join('docs', 'images', `${name}.png`));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
