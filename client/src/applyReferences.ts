/** Changes references in files of the workspace, open or not. */
import { Range, Uri, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { CheckedEdit, RenamedReferences } from '../../server/src/protocol';

export interface AppliedReferences {
  readonly changed: readonly { readonly uri: string; readonly count: number }[];
  /** Files whose text is not what it was, or that cannot be written to. */
  readonly left: readonly string[];
}

/**
 * All in one step, which one Undo takes back. A file without unsaved changes has none afterwards; the others stay as they are, for their user to save.
 * VS Code's own way for renamings in code would save everything, and ask where to where a document has no file.
 */
export async function applyReferences({ files }: Pick<RenamedReferences, 'files'>): Promise<AppliedReferences> {
  const edit = new WorkspaceEdit();
  const changed: AppliedReferences['changed'][number][] = [];
  const left: string[] = [];
  const toSave: TextDocument[] = [];
  for (const { uri, edits } of files) {
    const document = await openAsRead(uri, edits);
    if (document === undefined) {
      left.push(uri);
      continue;
    }
    for (const { range, newText } of edits) edit.replace(document.uri, toRange(range), newText);
    changed.push({ uri, count: edits.length });
    if (!document.isDirty) toSave.push(document);
  }
  const applied = changed.length === 0 || (await workspace.applyEdit(edit));
  if (!applied) return { changed: [], left: files.map(({ uri }) => uri) };
  // One that cannot be saved is left open, with its changes, for the user to see.
  await Promise.allSettled(toSave.map((document) => document.save()));
  return { changed, left };
}

/** What the server has read may have changed since, or be read in another encoding by the editor. */
async function openAsRead(uri: string, edits: readonly CheckedEdit[]): Promise<TextDocument | undefined> {
  try {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    return edits.every(({ range, oldText }) => document.getText(toRange(range)) === oldText) ? document : undefined;
  } catch {
    return undefined;
  }
}

const toRange = ({ start, end }: CheckedEdit['range']): Range =>
  new Range(start.line, start.character, end.line, end.character);
