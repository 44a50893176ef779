import { commands } from 'vscode';

const known = new Map<string, string | number | boolean>();

/** Of a context key of ours, for the `when` of menus and of the words of an empty view. */
export function setContext(key: string, value: string | number | boolean): void {
  if (known.get(key) === value) return;
  known.set(key, value);
  void commands.executeCommand('setContext', key, value);
}
