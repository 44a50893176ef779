/** Where the workflows of the workspace are, as far as file names can say: the server tells them from other YAML. */
import { RelativePattern, workspace, type CancellationToken, type Uri, type WorkspaceFolder } from 'vscode';
import { isServed } from './recognition';

/** The YAML files that a search in the workspace would look into, by their paths, and the documents that are open, each once. */
export async function findYaml(token?: CancellationToken): Promise<readonly Uri[]> {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const found = await Promise.all(folders.map((folder) => findIn(folder, token)));
  const open = workspace.textDocuments.filter(isServed).map(({ uri }) => uri);
  const sorted = found.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...new Map([...sorted, ...open].map((uri) => [uri.toString(), uri])).values()];
}

/** `findFiles` heeds `files.exclude` by itself, `search.exclude` it does not. */
function findIn(folder: WorkspaceFolder, token: CancellationToken | undefined): Thenable<readonly Uri[]> {
  const excluded = workspace.getConfiguration('search', folder).get<Record<string, unknown>>('exclude', {});
  const patterns = Object.keys(excluded).filter((pattern) => excluded[pattern] === true);
  return workspace.findFiles(
    new RelativePattern(folder, '**/*.{yaml,yml}'),
    new RelativePattern(folder, `{${patterns.join(',')}}`),
    undefined,
    token,
  );
}
