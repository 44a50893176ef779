/**
 * Workflows as text with what is expected of them in the same text.
 *
 * - `# account: aws/prod, slack/team` is the account *acme*, read 40 s ago; `# account: none` is one without connections,
 *   `# account: signed out` and `# account: loading` say nothing of any.
 *   Without the line the account is signed out.
 * - `# secrets: token, key` are those of the workflow *team/deploy*, read 40 s ago; `# secrets: none`, `signed out`, `loading`, `unmatched` as above.
 * - `# ^^^ code: message` marks what stands above it; a message that ends in `…` goes on. The line is not part of the text.
 * - `$0` is the cursor.
 */
import assert from 'node:assert/strict';
import type { AccountConnection, AccountSnapshot, KnownAccount } from '../../server/src/relay/account';
import type { KnownSecrets, SecretsSnapshot } from '../../server/src/relay/secrets';
import type { Span } from '../../server/src/workflow/span';

export const now = Date.parse('2024-05-01T12:00:00Z');

export interface Fixture {
  readonly text: string;
  readonly account: AccountSnapshot;
  readonly secrets: SecretsSnapshot;
  readonly marks: readonly Mark[];
  /** Where `$0` stood. */
  readonly cursor: number | undefined;
}

export interface Mark {
  readonly span: Span;
  readonly code: string;
  readonly message: string;
}

/** `changes` are made to a known account. */
export function readFixture(source: string, changes: Partial<KnownAccount & KnownSecrets> = {}): Fixture {
  let text = '';
  let lineStart = 0;
  let account: AccountSnapshot = { kind: 'signedOut' };
  let secrets: SecretsSnapshot = { kind: 'signedOut' };
  const marks: Mark[] = [];
  for (const line of source.replace(/^\n/, '').split(/(?<=\n)/)) {
    const accountLine = /^# account: (.*?)\s*$/.exec(line);
    const secretsLine = /^# secrets: (.*?)\s*$/.exec(line);
    const markLine = /^( *#? *)(\^+) ([a-z-]+): (.*?)\s*$/.exec(line);
    if (accountLine) {
      account = readAccount(accountLine[1]!, changes);
    } else if (secretsLine) {
      secrets = readSecrets(secretsLine[1]!, changes);
    } else if (markLine) {
      const start = lineStart + markLine[1]!.length;
      marks.push({ span: { start, end: start + markLine[2]!.length }, code: markLine[3]!, message: markLine[4]! });
    } else {
      lineStart = text.length;
      text += line;
    }
  }
  const cursor = text.indexOf('$0');
  return cursor < 0
    ? { text, account, secrets, marks, cursor: undefined }
    : { text: text.slice(0, cursor) + text.slice(cursor + 2), account, secrets, marks, cursor };
}

export function readAccount(words: string, changes: Partial<KnownAccount> = {}): AccountSnapshot {
  if (words === 'signed out') return { kind: 'signedOut' };
  if (words === 'loading' || words === 'untrusted' || words === 'unreachable') {
    return { kind: 'unknown', reason: words, message: `The account is ${words}.` };
  }
  return {
    kind: 'known',
    accountName: 'acme',
    apiUrl: 'https://api.example.com',
    connections: words === 'none' ? [] : words.split(/, */).map(readConnection),
    readAt: now - 40_000,
    mayCreate: 'yes',
    ...changes,
  };
}

export function readSecrets(words: string, changes: Partial<KnownSecrets> = {}): SecretsSnapshot {
  if (words === 'signed out') return { kind: 'signedOut' };
  if (words === 'loading') return { kind: 'unknown', reason: words, message: 'The secrets are loading.' };
  if (words === 'unmatched') return { kind: 'unmatched', accountName: 'acme', why: 'none' };
  const names = words === 'none' ? [] : words.split(/, */);
  const known = { accountName: 'acme', workflow: 'team/deploy', names, readAt: now - 40_000 } as const;
  return { kind: 'known', mayCreate: 'unknown', ...known, ...changes };
}

/** `aws/prod`, `aws/prod!` for one whose test failed. */
function readConnection(words: string): AccountConnection {
  const [, type, name, failed] = /^([^/]+)\/(.*?)(!?)$/.exec(words) ?? [];
  assert.ok(type !== undefined && name !== undefined, `a connection is written type/name, not ${words}`);
  return {
    id: words,
    type,
    name,
    auth: 'secret',
    availability: failed
      ? { status: 'unavailable', testedAt: '2024-05-01T09:00:00Z', error: 'the key was revoked' }
      : { status: 'available', testedAt: '2024-05-01T11:50:00Z' },
    workflows: ['team/deploy', 'team/clean-up'],
  };
}

/** The marks as text under the lines of the text, for a comparison that a person can read. */
export function drawMarks(text: string, marks: readonly Mark[]): string {
  return marks
    .map(({ span, code, message }) => {
      const start = text.lastIndexOf('\n', span.start - 1) + 1;
      const end = text.slice(start).search(/\r?\n|$/) + start;
      return `${text.slice(start, end)}\n${' '.repeat(span.start - start)}${'^'.repeat(span.end - span.start)} ${code}: ${message}`;
    })
    .join('\n');
}
