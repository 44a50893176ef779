/**
 * Sentences that several answers share.
 */
import { describeAge, oldMs, type KnownAccount, type ReadList } from '../relay/account';
import type { Severity } from './types';

/** `in account acme (checked 40 s ago)` */
export function inAccount(account: ReadList, now: number): string {
  return `in account ${account.accountName} (checked ${describeAge(account, now)})`;
}

/** A list that is old, or that could not be read again, is no ground for an error. */
export function severityOfAbsence(account: ReadList, now: number): Severity {
  return account.failure !== undefined || isOld(account, now) ? 'warning' : 'error';
}

/** Why an absence is only a warning, as a sentence to add; empty where it is an error. */
export function doubtOfAbsence(account: ReadList, now: number): string {
  if (account.failure) return ` The list could not be read again since: ${account.failure.message}`;
  return isOld(account, now) ? ' It may have been created since.' : '';
}

function isOld(account: ReadList, now: number): boolean {
  return account.kept === true || now - account.readAt > oldMs;
}

/** ` Did you mean "production"?`, or else ` Create it …` as far as this token may. */
export function remedyOfAbsence(
  near: string | undefined,
  { accountName, mayCreate }: Pick<KnownAccount, 'accountName' | 'mayCreate'>,
): string {
  if (near !== undefined) return ` Did you mean ${quoted(near)}?`;
  return mayCreate === 'no'
    ? ` Ask an administrator of ${accountName} to create it.`
    : ' Create it with a quick fix or in Relay.';
}

/** Names may hold anything; in a sentence they are kept apart and on one line: `"prod"`. */
export function quoted(name: string): string {
  return JSON.stringify(name);
}

/** `an aws`, `a slack` */
export function withArticle(type: string): string {
  return `${/^[aeiou]/i.test(type) ? 'an' : 'a'} ${type}`;
}
