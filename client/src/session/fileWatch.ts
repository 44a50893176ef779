import { RelativePattern, Uri, workspace, type Disposable } from 'vscode';
import path from 'node:path';

export interface FileWatch {
  /** The file to watch from now on, absolute, wherever it lies and whether or not it is there; `undefined` for none. */
  follow(file: string | undefined): void;
  dispose(): void;
}

/** Calls whenever the followed file is written, made or removed. */
export function watchFile(changed: () => void): FileWatch {
  let followed: string | undefined;
  let parts: readonly Disposable[] = [];
  const end = (): void => {
    for (const part of parts) part.dispose();
    parts = [];
  };
  return {
    follow(file) {
      if (file === followed) return;
      end();
      followed = file;
      if (file === undefined) return;
      const pattern = new RelativePattern(Uri.file(path.dirname(file)), path.basename(file));
      const watcher = workspace.createFileSystemWatcher(pattern);
      parts = [watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed)];
    },
    dispose: end,
  };
}
