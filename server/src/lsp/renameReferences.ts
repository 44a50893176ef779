/** `relay/renameReferences` */
import type { CancellationToken } from 'vscode-jsonrpc/node';
import { mayUseConnections, renameUses } from '../languageService';
import type { RenamedReferences, RenameReferencesParams } from '../protocol';
import { toTextEdit } from './conversions';
import type { Documents } from './documents';
import { readWorkflow } from './workflowFiles';

export async function answerRenameReferences(
  documents: Documents,
  { uris, connection, name }: RenameReferencesParams,
  token: CancellationToken,
): Promise<RenamedReferences> {
  const files: RenamedReferences['files'][number][] = [];
  const unreadable: string[] = [];
  for (const uri of uris) {
    if (token.isCancellationRequested) break;
    const read = await readWorkflow(uri, documents, mayUseConnections);
    if (read === 'unreadable') unreadable.push(uri);
    if (typeof read !== 'object') continue;
    const { workflow, document } = read;
    const edits = renameUses(workflow, connection, name).map((edit) => ({
      ...toTextEdit(edit, document),
      oldText: workflow.text.slice(edit.span.start, edit.span.end),
    }));
    if (edits.length > 0) files.push({ uri, edits });
  }
  return { files, unreadable };
}
