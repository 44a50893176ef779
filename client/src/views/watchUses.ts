/** Which files of the workspace use which connections, looked up while somebody sees it, and again when files have changed. */
import { Disposable, workspace } from 'vscode';
import { labelOf } from '../knownUses';
import type { LanguageServer } from '../languageClient';
import { createAsker } from './asker';
import type { Tree } from './tree';
import { indexUses, type WorkspaceUses } from './uses';

export function watchWorkspaceUses(
  language: LanguageServer,
  tree: Tree,
  found: (uses: WorkspaceUses) => void,
): Disposable {
  let isOutdated = true;
  const ask = createAsker(
    () => language.connectionUses(),
    (_, uses) => {
      // Without an answer, what is known stays, and is asked for when there is a reason again.
      if (uses === undefined) isOutdated = true;
      else found(indexUses(uses, labelOf));
    },
  );
  const look = (): void => {
    if (!isOutdated || !tree.isVisible) return;
    isOutdated = false;
    ask(undefined);
  };
  const changed = (): void => {
    isOutdated = true;
    look();
  };
  look();

  const files = workspace.createFileSystemWatcher('**/*.{yaml,yml}');
  return Disposable.from(
    files,
    files.onDidCreate(changed),
    files.onDidChange(changed),
    files.onDidDelete(changed),
    workspace.onDidChangeWorkspaceFolders(changed),
    language.onDidStart(look),
    tree.onDidChangeVisibility(look),
  );
}
