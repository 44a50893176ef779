/** Looks for a text wherever VS Code, its extensions and the browser may have written it, in every form in which they write. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Window } from './window';

/** Where it was found and in which form: `logs/…/Relay Workflows.log (utf8)`. @param text letters and digits, which no escaping changes. */
export async function findEverywhere(window: Window, text: string): Promise<string[]> {
  return [
    ...(await findInFolder(window.dataFolder, text)),
    ...(await findInFolder(window.folder, text)),
    ...(await findInBrowser(window, text)),
  ];
}

/** In the content and the names of all files, however deep. */
export async function findInFolder(folder: string, text: string, within = ''): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await whileItIsThere(readdir(path.join(folder, within), { withFileTypes: true }), [])) {
    const shown = path.join(within, entry.name);
    found.push(...findInText(shown, `the name of ${shown}`, text));
    if (entry.isDirectory()) found.push(...(await findInFolder(folder, text, shown)));
    if (entry.isFile())
      found.push(
        ...findInBytes(await whileItIsThere(readFile(path.join(folder, shown)), Buffer.alloc(0)), shown, text),
      );
  }
  return found;
}

/** What VS Code writes may be gone by the time it is read. */
function whileItIsThere<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  return reading.catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise;
    throw error;
  });
}

/** In what the page shows, in what is typed into it, and in all that the browser stores for it. */
async function findInBrowser({ page, context }: Window, text: string): Promise<string[]> {
  const shown = await page.evaluate<string>(`JSON.stringify([
    document.documentElement.outerHTML,
    [...document.querySelectorAll('input, textarea')].map(({ value }) => value),
    location.href,
    Object.entries(sessionStorage),
    Object.entries(localStorage),
  ])`);
  const stored = JSON.stringify(await context.storageState({ indexedDB: true }));
  return [...findInText(shown, 'the page', text), ...findInText(stored, 'the storage of the browser', text)];
}

export const findInText = (where: string, name: string, text: string): string[] =>
  findInBytes(Buffer.from(where), name, text);

function findInBytes(bytes: Buffer, name: string, text: string): string[] {
  return formsOf(text).flatMap(({ form, needle }) => (bytes.includes(needle) ? [`${name} (${form})`] : []));
}

interface Form {
  readonly form: string;
  readonly needle: Buffer;
}

function formsOf(text: string): Form[] {
  return [
    { form: 'utf8', needle: Buffer.from(text) },
    { form: 'utf16', needle: Buffer.from(text, 'utf16le') },
    { form: 'hex', needle: Buffer.from(Buffer.from(text).toString('hex')) },
    { form: 'backwards', needle: Buffer.from(text).reverse() },
    // It may begin at any of the three bytes that become four letters. The first and the last letter depend on its neighbors.
    ...[0, 1, 2].map((before) => ({
      form: 'base64',
      needle: Buffer.from(
        Buffer.from(`${' '.repeat(before)}${text}`)
          .toString('base64')
          .slice(before === 0 ? 0 : before + 1)
          .replace(/.?=*$/, ''),
      ),
    })),
  ];
}
