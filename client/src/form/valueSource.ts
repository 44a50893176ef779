/**
 * A value of several lines cannot be typed into an input of one: it comes from a file or the clipboard, and is never shown, only counted.
 */
import { posix } from 'node:path';
import { env, Uri, window, workspace } from 'vscode';
import { readBytes, readValue, type ValueReading } from './fieldValue';

export type ValueSource = 'file' | 'clipboard';

/** `undefined` when the user chose no file. @param takesBytes a file that is no text will do, too */
export async function takeValue(
  source: ValueSource,
  label: string,
  takesBytes: boolean,
): Promise<ValueReading | undefined> {
  return source === 'clipboard'
    ? readValue(await env.clipboard.readText(), 'the clipboard')
    : takeFile(label, takesBytes);
}

/** A key or a certificate is never larger; a file that is was picked by mistake. */
const maximumBytes = 256 * 1024;

async function takeFile(label: string, takesBytes: boolean): Promise<ValueReading | undefined> {
  const [uri] =
    (await window.showOpenDialog({
      title: `Take ${label} from a File`,
      openLabel: 'Take Its Content',
      defaultUri: workspace.workspaceFolders?.[0]?.uri ?? Uri.file(process.env.HOME ?? '/'),
    })) ?? [];
  if (uri === undefined) return undefined;
  const name = posix.basename(uri.path);
  try {
    if ((await workspace.fs.stat(uri)).size > maximumBytes)
      return { problem: `${name} is larger than 256 KB: that is no credential.` };
    const bytes = await workspace.fs.readFile(uri);
    const text = textOf(bytes);
    if (text !== undefined) return readValue(text, name);
    return takesBytes ? readBytes(bytes, name) : { problem: `${name} is not a text file.` };
  } catch {
    return { problem: `${name} cannot be read.` };
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
