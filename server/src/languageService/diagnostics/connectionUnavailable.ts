/**
 * `connection-unavailable`: the connection exists, but its last test failed.
 *
 *     connection: !Connection { type: aws, name: prod }
 *                                                ^^^^ The aws connection "prod" in account acme failed its last test, 3 h ago: …
 */
import { sinceTime } from '../../relay/words';
import type { Span } from '../../workflow/span';
import type { Diagnostic } from '../types';
import type { Verdict } from '../verdict';
import { quoted } from '../wording';

export function connectionUnavailable(
  name: Span,
  { connection, index }: Verdict & { kind: 'unavailable' },
  now: number,
): Diagnostic {
  const { type, availability } = connection;
  const when = sinceTime(availability.testedAt, now);
  return {
    code: 'connection-unavailable',
    severity: 'warning',
    message:
      `The ${type} connection ${quoted(connection.name)} in account ${index.account.accountName} failed its last test` +
      `${when === undefined ? '' : `, ${when}`}${availability.error ? `: ${asSentence(availability.error)}` : '.'}` +
      ' Test it again or replace its values in Relay.',
    span: name,
  };
}

/** The service's own words, on one line. */
function asSentence(words: string): string {
  const line = words.trim().replace(/\s+/g, ' ');
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
