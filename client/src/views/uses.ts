/** What uses a connection: workflows of the account, as the service tells them, and files of the workspace. One that is both counts once. */
import type { ConnectionUses } from '../../../server/src/protocol';
import { connectionKey, type AccountConnection, type ConnectionId } from '../../../server/src/relay/account';
import { matchWorkflow } from '../../../server/src/relay/workflowMatch';

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
  /** Whether every file could be read: else nothing is unused for certain. */
  readonly isWhole: boolean;
}

/** @param pathOf a file, as the workspace shows it. */
export function indexUses({ files, unreadable }: ConnectionUses, pathOf: (uri: string) => string): WorkspaceUses {
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
    isWhole: unreadable.length === 0,
  };
}

/** `undefined` when nothing is known of its use, or not enough to call it unused. */
export function usesOf(
  connection: AccountConnection,
  workspace: WorkspaceUses | undefined,
): readonly Use[] | undefined {
  const workflows = connection.workflows ?? [];
  const files = workspace?.filesUsing(connection) ?? [];
  const isKnown = connection.workflows !== undefined && workspace?.isWhole === true;
  if (!isKnown && workflows.length === 0 && files.length === 0) return undefined;
  const fileOf = new Map<string, string>();
  for (const file of files) {
    const match = matchWorkflow({ path: file.split('/'), declared: undefined }, workflows);
    if (match.kind !== 'one') continue;
    const other = fileOf.get(match.workflow);
    // Of two, the one in the folder of that name.
    if (other === undefined || !isAt(other, match.workflow)) fileOf.set(match.workflow, file);
  }
  const same = new Set(fileOf.values());
  return [
    ...workflows.map((workflow): Use => {
      const file = fileOf.get(workflow);
      return { workflow, ...(file !== undefined && { file }) };
    }),
    ...files.filter((file) => !same.has(file)).map((file): Use => ({ file })),
  ];
}

/** `flows/release/web.yaml` is at `release/web`. */
const isAt = (file: string, workflow: string): boolean => `/${file.replace(/\.ya?ml$/i, '')}`.endsWith(`/${workflow}`);

function add(map: Map<string, Set<string>>, key: string, file: string): void {
  const files = map.get(key);
  if (files) files.add(file);
  else map.set(key, new Set([file]));
}
