/**
 * A real window of VS Code on a copy of the samples, driven as a person would: by keys, clicks and what is to be seen. What can be done in it is in
 * `editor.ts`, `quickInput.ts` and `surroundings.ts`.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from '../host/chrome';
import { installHost } from '../host/install';
import { windowAddress } from '../host/open';
import { inRepository, repositoryRoot } from '../host/paths';
import type { BrowserContext, Page } from '../host/playwright';
import { editorAlone, startServer } from '../host/server';
import { copyOfSamples } from '../host/workspace';
import { patience } from '../until';

export interface Window {
  readonly page: Page;
  /** Holds what the browser stores for it. */
  readonly context: BrowserContext;
  /** Of VS Code's server: settings, logs, storage, and the home folder of its processes. */
  readonly dataFolder: string;
  /** The folder that is open. */
  readonly folder: string;
  /** A file of that folder, as it is on the disk. */
  read(file: string): Promise<string>;
  close(): Promise<void>;
}

export interface WindowOptions {
  /** Above those that keep the window calm. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** For the extension host; no variable of Relay's reaches it otherwise. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Installs these packages, in place of the extension under development. */
  readonly packages?: readonly string[];
  /** How much VS Code, its extensions and their output channels log. */
  readonly logLevel?: 'trace';
  /** Leaves the question whether to trust the folder on: it opens in Restricted Mode. */
  readonly workspaceTrust?: boolean;
  /** Sign-ins outlast a reload of the page, as they outlast VS Code where there is a keychain. Otherwise they are in the memory of the page. */
  readonly keepsSecrets?: boolean;
}

/** No network but 127.0.0.1, nothing that VS Code says about itself, and nothing that hides text: the references of `start-here.yaml` are in one view. */
const calm = {
  ...editorAlone,
  'window.autoDetectColorScheme': true,
  'workbench.enableExperiments': false,
  'breadcrumbs.enabled': false,
  'editor.fontSize': 12,
  'editor.lineHeight': 16,
  'editor.minimap.enabled': false,
  'editor.scrollBeyondLastLine': false,
  'editor.stickyScroll.enabled': false,
  'extensions.ignoreRecommendations': true,
};

export async function openWindow(options: WindowOptions = {}): Promise<Window> {
  const { settings, environment, packages, logLevel, workspaceTrust, keepsSecrets } = options;
  const installation = await installHost();
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    const workspace = await copyOfSamples();
    opened.push(() => workspace.remove());
    const server = await startServer(installation, {
      settings: { ...calm, ...settings },
      ...(environment && { environment }),
      ...(packages && { packages }),
      ...(logLevel && { logLevel }),
      ...(workspaceTrust && { workspaceTrust }),
    });
    opened.push(() => server.close());
    const browser = await launchBrowser(installation);
    opened.push(() => browser.close());
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: 2,
      colorScheme: 'dark',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const address = windowAddress(server, {
      folder: workspace.folder,
      ...(packages === undefined && { extension: repositoryRoot }),
      ...(logLevel && { logLevel }),
    });
    if (keepsSecrets) await keepSecrets(page);
    await page.goto(address);
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'start-here.yaml' }).waitFor();
    return {
      page,
      context,
      dataFolder: server.dataFolder,
      folder: workspace.folder,
      read: (file) => readFile(path.join(workspace.folder, file), 'utf8'),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** VS Code in a browser encrypts what it stores of secrets with a key of 32 bytes, for which it asks whoever serves the page. */
async function keepSecrets(page: Page): Promise<void> {
  const body = randomBytes(32);
  await page.route('**/mint-key', (route) => void route.fulfill({ body }));
}

/** The person looks at another window, and here again. The driver lets every page believe that it has the focus, so the page is told what a browser tells it. */
export async function leaveAndComeBack({ page }: Window): Promise<void> {
  await page.evaluate(`(async () => {
    const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
    const { hasFocus } = document;
    document.hasFocus = () => false;
    window.dispatchEvent(new Event('blur'));
    await turn();
    await turn();
    document.hasFocus = hasFocus;
    window.dispatchEvent(new Event('focus'));
  })()`);
}

/** The theme follows what the machine prefers. */
async function useColors({ page }: Window, colorScheme: 'dark' | 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(colorScheme === 'dark' ? '.monaco-workbench.vs-dark' : '.monaco-workbench.vs').waitFor();
}

const screenshots = inRepository('out', 'screenshots');

/** What the window shows, as `out/screenshots/NAME.png`. */
export async function takeScreenshot({ page }: Window, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
}

/** The same in dark, and as `NAME-light` in light. */
export async function takeInBothColors(window: Window, name: string): Promise<void> {
  await takeScreenshot(window, name);
  await useColors(window, 'light');
  await takeScreenshot(window, `${name}-light`);
  await useColors(window, 'dark');
}

/** What the window shows and says, as `out/screenshots/failed-TEST.png` and `.txt`. */
export async function saveEvidence(window: Window, test: string): Promise<void> {
  const name = `failed-${test.replaceAll(/[^\w]+/g, '-')}`;
  await takeScreenshot(window, name);
  await writeFile(path.join(screenshots, `${name}.txt`), await window.page.evaluate<string>('document.body.innerText'));
}
