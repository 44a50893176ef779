/** A window of VS Code on a folder, as a page of a browser. */
import { pathToFileURL } from 'node:url';
import type { VscodeServer } from './server';

export interface WindowOptions {
  /** Absolute path of the folder to open, or of a `.code-workspace` file. */
  readonly folder: string;
  /** Absolute path of the extension under development; left out where a package is installed instead. */
  readonly extension?: string;
  /** Absolute path of the module whose `run()` is called in the extension host. */
  readonly tests?: string;
  /** Absolute path of a file to open at the start. */
  readonly file?: string;
  /** How much VS Code, its extensions and their output channels log; VS Code's own choice when not given. */
  readonly logLevel?: 'trace';
}

/** The address that opens the window. One host name throughout: VS Code compares them as text. */
export function windowAddress(server: VscodeServer, options: WindowOptions): string {
  const authority = `localhost:${server.port}`;
  const remote = (file: string) => `vscode-remote://${authority}${pathToFileURL(file).pathname}`;
  const payload = [
    ['skipWelcome', 'true'],
    ...(options.extension ? [['extensionDevelopmentPath', remote(options.extension)]] : []),
    ...(options.tests ? [['extensionTestsPath', remote(options.tests)]] : []),
    ...(options.logLevel ? [['logLevel', options.logLevel]] : []),
    ...(options.file ? [['openFile', remote(options.file)]] : []),
  ];
  const target = options.folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({
    tkn: server.token,
    [target]: pathToFileURL(options.folder).pathname,
    payload: JSON.stringify(payload),
  });
  return `http://${authority}/?${query.toString()}`;
}
