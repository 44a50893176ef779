import { env, type Uri } from 'vscode';

/**
 * Opens the user's browser; false when they decline. VS Code opens a text as it is; a `Uri` is decoded and encoded anew on the way, which breaks an encoded `&` or `=`
 * within a parameter, as authorization addresses have them. The types know of the `Uri` alone.
 */
export function openExactly(url: string): Thenable<boolean> {
  return env.openExternal(url as unknown as Uri);
}
