/** Who uses a connection, for a person who is about to change it. */
import { counted } from '../../server/src/relay/words';

export interface KnownUses {
  /** Full names of workflows on the account; `undefined` when the service did not say. */
  readonly onAccount: readonly string[] | undefined;
  /** `undefined` when it could not be found out. */
  readonly inWorkspace: WorkspaceUses | undefined;
}

export interface WorkspaceUses {
  readonly files: readonly FileCount[];
  /** How many files could not be read. */
  readonly unreadable: number;
}

export interface FileCount {
  /** As the user knows it: `workflows/deploy.yaml`. */
  readonly label: string;
  /** How often it uses the connection. */
  readonly count: number;
}

/** Paragraphs of lines. */
export function describeUses({ onAccount, inWorkspace }: KnownUses): string {
  return [describeAccount(onAccount), ...describeWorkspace(inWorkspace)].join('\n\n');
}

export const isUsed = ({ onAccount = [], inWorkspace }: KnownUses): boolean =>
  onAccount.length > 0 || (inWorkspace?.files ?? []).length > 0;

/** `3 references in 2 files` */
export function countReferences(files: readonly Pick<FileCount, 'count'>[]): string {
  const count = files.reduce((sum, file) => sum + file.count, 0);
  return `${counted(count, 'reference')} in ${counted(files.length, 'file')}`;
}

function describeAccount(workflows: readonly string[] | undefined): string {
  if (workflows === undefined) return 'Relay does not say which workflows on the account use it.';
  if (workflows.length === 0) return 'No workflow on the account uses it.';
  return `Used by ${counted(workflows.length, 'workflow')} on the account:\n${listed(workflows)}`;
}

function describeWorkspace(uses: WorkspaceUses | undefined): readonly string[] {
  if (uses === undefined) return ['Which files of this workspace use it could not be found out.'];
  const { files, unreadable } = uses;
  const left = unreadable === 0 ? [] : [`${counted(unreadable, 'file')} of this workspace could not be read.`];
  if (files.length === 0) return ['No workflow in this workspace uses it.', ...left];
  const lines = files.map(({ label, count }) => `${label}${count === 1 ? '' : ` (${count} times)`}`);
  return [`Used in ${counted(files.length, 'file')} of this workspace:\n${listed(lines)}`, ...left];
}

/** A dialog has room for so many. */
const most = 8;

function listed(items: readonly string[]): string {
  const shown = items.length > most ? [...items.slice(0, most - 1), `and ${items.length - most + 1} more`] : items;
  // A dialog takes white space away.
  return shown.map((item) => `• ${item}`).join('\n');
}
