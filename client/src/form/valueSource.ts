/**
 * A value of several lines cannot be typed into an input of one: it comes from a file or the clipboard, and is never shown, only counted.
 */
import { env, Uri, window, workspace } from 'vscode';
import { readValue, type ValueReading } from './fieldValue';

export type ValueSource = 'file' | 'clipboard';

/** `undefined` when the user chose no file. */
export async function takeValue(source: ValueSource, label: string): Promise<ValueReading | undefined> {
  return source === 'clipboard' ? readValue(await env.clipboard.readText(), 'the clipboard') : takeFile(label);
}

/** A key or a certificate is never larger; a file that is was picked by mistake. */
const maximumBytes = 256 * 1024;

async function takeFile(label: string): Promise<ValueReading | undefined> {
  const [uri] =
    (await window.showOpenDialog({
      title: `Take ${label} from a File`,
      openLabel: 'Take Its Content',
      defaultUri: workspace.workspaceFolders?.[0]?.uri ?? Uri.file(process.env.HOME ?? '/'),
    })) ?? [];
  if (uri === undefined) return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  try {
    if ((await workspace.fs.stat(uri)).size > maximumBytes)
      return { problem: `${name} is larger than 256 KB: that is no credential.` };
    const bytes = await workspace.fs.readFile(uri);
    return readValue(new TextDecoder('utf-8', { fatal: true }).decode(bytes), name);
  } catch (error) {
    return { problem: error instanceof TypeError ? `${name} is not a text file.` : `${name} cannot be read.` };
  }
}
