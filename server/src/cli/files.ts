/**
 * The files that a command line names.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isWorkflow } from '../workflow/detect';
import { decodeFile } from '../workflow/fileText';

/** A file as it was named, with its text or the reason why there is none. */
export type ReadFile =
  | { readonly kind: 'read'; readonly file: string; readonly text: string; readonly badBytes: boolean }
  | { readonly kind: 'unreadable'; readonly file: string; readonly reason: string };

/**
 * In the order of the names. `-` is standard input; a folder stands for the workflows below it, in the order of their paths, told from other YAML
 * by their content. A file that is named by itself is read whatever is in it.
 */
export async function* readFiles(names: readonly string[]): AsyncGenerator<ReadFile> {
  for (const name of names) {
    if (name === '-') yield { kind: 'read', file: name, ...decodeFile(await buffer(process.stdin)) };
    else if (isFolder(name)) yield* readFolder(name);
    else yield readText(name);
  }
}

/** What cannot be looked at is none: reading it says why. */
function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
}

/** Links to folders are not followed, and neither are hidden folders and those of installed packages. */
function* readFolder(folder: string): Generator<ReadFile> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield { kind: 'unreadable', file: folder, reason: reasonOf(error) };
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && entry.name !== 'node_modules') yield* readFolder(path);
    } else if (/\.ya?ml$/i.test(entry.name)) {
      const file = readText(path);
      if (file.kind === 'unreadable' || isWorkflow(file.text)) yield file;
    }
  }
}

function readText(file: string): ReadFile {
  try {
    return { kind: 'read', file, ...decodeFile(readFileSync(file)) };
  } catch (error) {
    return { kind: 'unreadable', file, reason: reasonOf(error) };
  }
}

/** `no such file or directory`, out of `ENOENT: no such file or directory, open 'x'`. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^E[A-Z]+: /, '').replace(/, [a-z]+( '.*')?$/s, '');
}
