/**
 * What a completion item says of a connection beside its name.
 */
import type { AccountConnection } from '../../relay/account';
import { counted, escapeMarkdown, sinceTime } from '../../relay/words';
import type { AccountIndex } from '../accountIndex';

/** Behind the label: `aws connection`, and what one should know before choosing it. */
export function summarize(connection: AccountConnection): string {
  return `${connection.type} connection${isFailing(connection) ? ', last test failed' : ''}`;
}

/** Markdown: when it was last tested, and by how many workflows it is used. */
export function describeConnection(connection: AccountConnection, { account }: AccountIndex, now: number): string {
  const { type, name } = connection;
  return [
    `**${escapeMarkdown(name)}** (${escapeMarkdown(type)}) in account ${escapeMarkdown(account.accountName)}`,
    describeTest(connection, now),
    ...describeUse(connection),
  ].join('\n\n');
}

function describeTest(connection: AccountConnection, now: number): string {
  const { status, testedAt, error } = connection.availability;
  const when = sinceTime(testedAt, now);
  if (isFailing(connection)) {
    return `⚠ Last test failed${when === undefined ? '' : ` ${when}`}${error ? `: ${escapeMarkdown(error)}` : '.'}`;
  }
  return when === undefined ? 'Not tested yet.' : `Last tested ${when}: ${escapeMarkdown(status)}.`;
}

function describeUse({ workflows }: AccountConnection): readonly string[] {
  if (workflows === undefined) return [];
  if (workflows.length === 0) return ['Not used by any workflow.'];
  return [`Used by ${counted(workflows.length, 'workflow')}.`];
}

function isFailing({ availability }: AccountConnection): boolean {
  return availability.status === 'unavailable';
}

/** Markdown: what the account has of a type. */
export function describeType(type: string, index: AccountIndex | undefined): string | undefined {
  if (!index) return undefined;
  const count = index.ofType(type).length;
  const account = escapeMarkdown(index.account.accountName);
  if (count === 0) return `No connection of this type in account ${account}.`;
  return `${counted(count, 'connection')} of this type in account ${account}.`;
}
