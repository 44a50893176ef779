import { Uri, workspace } from 'vscode';
import type { ConnectionUses, FileUses } from '../../server/src/protocol';
import type { AccountConnection, ConnectionId } from '../../server/src/relay/account';
import type { LanguageServer } from './languageClient';
import { runWithProgress } from './progress';
import type { KnownUses } from './usesText';

/** Who uses a connection, as far as the service says and the workspace shows. */
export async function findUses(
  connection: AccountConnection,
  language: LanguageServer,
  filesOf: (uses: ConnectionUses, connection: ConnectionId) => readonly FileUses[],
): Promise<KnownUses> {
  const { type, name, workflows } = connection;
  const found = await runWithProgress(`Looking where the ${type} connection "${name}" is used…`, (signal) =>
    language.connectionUses(signal),
  );
  return {
    onAccount: workflows,
    inWorkspace: found && {
      files: filesOf(found, connection).map(({ uri, uses }) => ({ label: labelOf(uri), count: uses.length })),
      unreadable: found.unreadable.length,
    },
  };
}

export const labelOf = (uri: string): string => workspace.asRelativePath(Uri.parse(uri));
