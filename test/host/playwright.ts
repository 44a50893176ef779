/**
 * The part of playwright-core that tests use. The package is in the installed host, not in the main `package.json`, so its types are
 * not at hand for the compiler; what is written here behaves as its documentation says.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Installation } from './install';

export interface Playwright {
  readonly chromium: { launch(options: LaunchOptions): Promise<Browser> };
}

export interface LaunchOptions {
  readonly executablePath: string;
  readonly headless: boolean;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Browser {
  newContext(options: ContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

export interface ContextOptions {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor?: number;
  /** What the machine prefers. */
  readonly colorScheme?: 'dark' | 'light';
}

export interface BrowserContext {
  newPage(): Promise<Page>;
  /** Cookies and the local storage and databases of every page, as one value. */
  storageState(options?: { readonly indexedDB?: boolean }): Promise<unknown>;
}

export interface Page {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  /** Answers the page's requests to such an address. */
  route(
    url: string,
    answer: (route: { fulfill(answer: { readonly body: Buffer }): Promise<void> }) => void,
  ): Promise<void>;
  locator(selector: string, options?: LocatorOptions): Locator;
  exposeFunction(name: string, callback: (...values: never[]) => unknown): Promise<void>;
  evaluate<Result>(script: string): Promise<Result>;
  content(): Promise<string>;
  screenshot(options: ScreenshotOptions): Promise<Buffer>;
  /** What the machine prefers from now on. */
  emulateMedia(options: { readonly colorScheme: 'dark' | 'light' }): Promise<void>;
  setDefaultTimeout(milliseconds: number): void;
  on(event: 'console', listener: (message: ConsoleMessage) => void): void;
  on(event: 'close' | 'crash', listener: () => void): void;
  readonly keyboard: Keyboard;
  readonly mouse: { move(x: number, y: number): Promise<void> };
}

export interface LocatorOptions {
  readonly hasText?: string | RegExp;
  readonly has?: Locator;
}

export interface Locator {
  locator(selector: string, options?: LocatorOptions): Locator;
  filter(options: LocatorOptions): Locator;
  first(): Locator;
  last(): Locator;
  nth(index: number): Locator;
  count(): Promise<number>;
  all(): Promise<Locator[]>;
  click(options?: { readonly button?: 'left' | 'right' }): Promise<void>;
  hover(options?: { readonly timeout?: number }): Promise<void>;
  waitFor(options?: { readonly state?: 'attached' | 'detached' | 'visible' | 'hidden' }): Promise<void>;
  isVisible(): Promise<boolean>;
  textContent(): Promise<string | null>;
  allTextContents(): Promise<string[]>;
  inputValue(): Promise<string>;
  getAttribute(name: string): Promise<string | null>;
  boundingBox(): Promise<Box | null>;
}

/** CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Keyboard {
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
}

export interface ScreenshotOptions {
  readonly path?: string;
  readonly clip?: Box;
  readonly animations?: 'disabled';
}

export interface ConsoleMessage {
  text(): string;
}

export function loadPlaywright(installation: Installation): Playwright {
  return createRequire(path.join(installation.modules, 'tests.js'))('playwright-core') as Playwright;
}
