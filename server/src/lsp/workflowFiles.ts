/**
 * Workflows that need not be open: what the editor holds is taken from there, as it is shown, the rest from the disk.
 */
import { promises as files } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { yamlLanguageId } from '../protocol';
import { isWorkflow } from '../workflow/detect';
import { decodeFile } from '../workflow/fileText';
import { parseWorkflow } from '../workflow/model';
import type { Documents, OpenWorkflow } from './documents';

/** A larger file is no workflow that somebody wrote. */
const mostBytes = 20_000_000;

/** Changes whenever the file may have. `undefined` where there is no such file, or it cannot be looked at. */
export async function stateOfFile(uri: string): Promise<string | undefined> {
  try {
    const { mtimeMs, ctimeMs, size } = await files.stat(fileURLToPath(uri));
    return `${mtimeMs} ${ctimeMs} ${size}`;
  } catch {
    return undefined;
  }
}

/**
 * `none` for what is no workflow, or of which `mayMatter` says by its text that it is not worth reading.
 * An open document that this server leaves alone is judged by its content, like a file.
 */
export async function readWorkflow(
  uri: string,
  documents: Documents,
  mayMatter: (text: string) => boolean,
): Promise<OpenWorkflow | 'none' | 'unreadable'> {
  const served = documents.workflow(uri);
  if (served) return served;
  const open = documents.document(uri);
  const text = open ? open.getText() : await readText(uri);
  if (text === undefined) return 'unreadable';
  if (!mayMatter(text) || !isWorkflow(text)) return 'none';
  return { document: open ?? TextDocument.create(uri, yamlLanguageId, 0, text), workflow: parseWorkflow(text) };
}

async function readText(uri: string): Promise<string | undefined> {
  try {
    const path = fileURLToPath(uri);
    const { size } = await files.stat(path);
    return size > mostBytes ? '' : decodeFile(await files.readFile(path)).text;
  } catch {
    return undefined;
  }
}
