/** `relay/connectionUses`: a thousand files are ordinary, so one that has not changed is not read again, and other requests go between any two. */
import type { CancellationToken } from 'vscode-jsonrpc/node';
import { connectionUses as usesIn, mayUseConnections } from '../languageService';
import type { ConnectionUse, ConnectionUses, ConnectionUsesParams, FileUses } from '../protocol';
import { toRange } from './conversions';
import type { Documents, OpenWorkflow } from './documents';
import { readWorkflow, stateOfFile } from './workflowFiles';

export type AnswerConnectionUses = (params: ConnectionUsesParams, token: CancellationToken) => Promise<ConnectionUses>;

export function findConnectionUses(documents: Documents): AnswerConnectionUses {
  /** Of files, while their state is this. What the last question was not about is forgotten. */
  let known: ReadonlyMap<string, Found> = new Map();

  const lookAt = async (uri: string): Promise<readonly ConnectionUse[] | 'unreadable'> => {
    const read = await readWorkflow(uri, documents, mayUseConnections);
    if (typeof read === 'object') return toUses(read);
    return read === 'none' ? [] : read;
  };

  return async ({ uris }, token) => {
    const found = new Map<string, Found>();
    const files: FileUses[] = [];
    const unreadable: string[] = [];
    for (const uri of uris) {
      if (token.isCancellationRequested) {
        known = new Map([...known, ...found]);
        return { files, unreadable };
      }
      // An open document has been read by others already.
      const state = documents.document(uri) ? undefined : await stateOfFile(uri);
      const before = known.get(uri);
      const uses = state !== undefined && before?.state === state ? before.uses : await lookAt(uri);
      if (uses === 'unreadable') unreadable.push(uri);
      else if (uses.length > 0) files.push({ uri, uses });
      if (state !== undefined && uses !== 'unreadable') found.set(uri, { state, uses });
    }
    known = found;
    return { files, unreadable };
  };
}

interface Found {
  readonly state: string;
  readonly uses: readonly ConnectionUse[];
}

const toUses = ({ workflow, document }: OpenWorkflow): readonly ConnectionUse[] =>
  usesIn(workflow).map(({ type, name, span }) => ({
    type,
    ...(name !== undefined && { name }),
    range: toRange(span, document),
  }));
