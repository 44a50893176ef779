/** What came of one pass through the connections that a workflow lacks. */
import type { ConnectionId } from '../../../server/src/relay/account';
import { listed } from '../../../server/src/relay/words';
import type { TestVerdict } from '../testVerdict';

export interface Pass {
  readonly created: readonly ConnectionId[];
  /** Those that were there by the time their turn came. */
  readonly existed: readonly ConnectionId[];
  readonly left: readonly ConnectionId[];
}

/** `Created 2 of 3 connections in acme: aws "prod" and slack "ops". Still missing: datadog "events".` */
export function passInWords({ created, existed, left }: Pass, accountName: string): string {
  const total = created.length + existed.length + left.length;
  const sentences = [
    created.length === 0
      ? `No connection was created in ${accountName}.`
      : `Created ${created.length} of ${total} connections in ${accountName}: ${named(created)}.`,
    existed.length === 0 ? '' : `Already there: ${named(existed)}.`,
    left.length === 0 ? '' : `Still missing: ${named(left)}.`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** The sentences about those that do not work, after how many do. */
export function verdictsInWords(verdicts: readonly TestVerdict[]): string {
  const others = verdicts.filter(({ kind }) => kind !== 'works');
  if (others.length === 0) return `All ${verdicts.length} connections work: Relay has just tested them.`;
  const works = verdicts.length - others.length;
  const start =
    works === 0
      ? 'None of them works.'
      : `${works} of ${verdicts.length} connections ${works === 1 ? 'works' : 'work'}.`;
  return [start, ...others.map(({ sentence }) => sentence)].join(' ');
}

const named = (ids: readonly ConnectionId[]): string => listed(ids.map(({ type, name }) => `${type} "${name}"`));
