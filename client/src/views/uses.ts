/** What uses a connection: workflows of the account, as the service tells them, and files of the workspace. One that is both counts once. */
import type { ConnectionUses } from '../../../server/src/protocol';
import { connectionKey, type AccountConnection, type ConnectionId } from '../../../server/src/relay/account';

/** At least one of the two. */
export interface Use {
  /** Full name of the workflow on the account: `release/deploy-web`. */
  readonly workflow?: string;
  /** As the workspace shows its path: `workflows/deploy-web.yaml`. */
  readonly file?: string;
}

export interface WorkspaceUses {
  /** In the order of their paths; also those that ask for all connections of the type. */
  filesUsing(id: ConnectionId): readonly string[];
}

/** @param pathOf a file, as the workspace shows it. */
export function indexUses({ files }: ConnectionUses, pathOf: (uri: string) => string): WorkspaceUses {
  const byConnection = new Map<string, Set<string>>();
  const byType = new Map<string, Set<string>>();
  for (const { uri, uses } of files) {
    const file = pathOf(uri);
    for (const { type, name } of uses) {
      if (name === undefined) add(byType, type, file);
      else add(byConnection, connectionKey({ type, name }), file);
    }
  }
  return {
    filesUsing: (id) =>
      [...new Set([...(byConnection.get(connectionKey(id)) ?? []), ...(byType.get(id.type) ?? [])])].sort(),
  };
}

/** `undefined` when nothing is known of its use. */
export function usesOf(
  connection: AccountConnection,
  workspace: WorkspaceUses | undefined,
): readonly Use[] | undefined {
  const { workflows } = connection;
  const files = workspace?.filesUsing(connection) ?? [];
  if (workflows === undefined && files.length === 0) return undefined;
  const left = new Set(files);
  const claim = (workflow: string, isSame: (file: string, workflow: string) => boolean): string | undefined => {
    const file = [...left].find((candidate) => isSame(candidate, workflow));
    if (file !== undefined) left.delete(file);
    return file;
  };
  // Whoever has the folder right, too, comes first.
  const exact = new Map((workflows ?? []).map((workflow) => [workflow, claim(workflow, hasPath)]));
  const onAccount = [...exact].map(([workflow, same]): Use => {
    const file = same ?? claim(workflow, hasName);
    return { workflow, ...(file !== undefined && { file }) };
  });
  return [...onAccount, ...[...left].map((file): Use => ({ file }))];
}

/** `…/release/deploy-web.yaml` is `release/deploy-web`. */
const hasPath = (file: string, workflow: string): boolean => `/${withoutExtension(file)}`.endsWith(`/${workflow}`);

/** `…/deploy-web.yaml` is `release/deploy-web` where no file has the folder's name. */
const hasName = (file: string, workflow: string): boolean =>
  hasPath(file, workflow.slice(workflow.lastIndexOf('/') + 1));

const withoutExtension = (file: string): string => file.replaceAll('\\', '/').replace(/\.ya?ml$/i, '');

function add(map: Map<string, Set<string>>, key: string, file: string): void {
  const files = map.get(key);
  if (files) files.add(file);
  else map.set(key, new Set([file]));
}
