import assert from 'node:assert/strict';
import type { LoginState } from '../../../client/src/session/logins';
import { accountContent } from '../../../client/src/views/accountContent';
import type { AccountConnection, AccountSnapshot, UnknownReason } from '../../../server/src/relay/account';
import type { WorkspaceUses } from '../../../client/src/views/uses';
import { knownAccount } from '../../relay/knownAccount';
import { outline } from './outline';

const now = Date.UTC(2026, 0, 1, 12);
const hoursAgo = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();

const connections: readonly AccountConnection[] = [
  connection('slack/team', { status: 'available', testedAt: hoursAgo(2) }, ['release/web', 'release/app', 'clean-up']),
  connection('aws/staging', { status: 'unknown' }, []),
  connection('aws/production', { status: 'unavailable', testedAt: hoursAgo(3), error: 'Key *revoked*' }, ['clean-up']),
  { ...connection('github/bot', { status: 'available', testedAt: hoursAgo(48) }), auth: 'oauth2' },
];
const known = { ...knownAccount(), connections, readAt: now - 40_000 };

suite('the view of the account', () => {
  test('groups the connections by type, with their last test and their use', () =>
    checkView(
      known,
      `
[acme, checked 40 s ago]
aws (2)
  warning production (failed 3 h ago, 1 workflow)
  circle-outline staging (not tested, unused)
github (1)
  pass bot (tested 2 days ago)
slack (1)
  pass team (tested 2 h ago, 3 workflows)`,
    ));

  test('the tooltip tells the whole story, and interprets nothing in it', () => {
    assert.equal(
      tooltipOf('production'),
      '**production** (aws) in account acme\n\nFailed its last test 3 h ago: Key \\*revoked\\*\n\nUsed by 1 workflow:\n\n- clean-up (on the account)',
    );
    assert.equal(
      tooltipOf('bot'),
      '**bot** (github) in account acme\n\nPassed its last test 2 days ago.\n\nAuthorized in the browser.',
    );
    assert.match(tooltipOf('staging'), /Not tested yet\.\n\nNo workflow uses it\.$/);
  });

  test('files of the workspace that use a connection count, and are told apart', () => {
    const workspace = workspaceWith('flows/clean-up.yaml', 'new.yaml');
    const [aws] = contentOf(known, undefined, workspace).nodes;
    const [production] = aws?.children?.() ?? [];
    assert.equal(production?.description, 'failed 3 h ago, 2 workflows');
    assert.match(
      production.tooltip?.() ?? '',
      /Used by 2 workflows:\n\n- clean-up \(on the account, here flows\/clean-up\.yaml\)\n- new\.yaml \(in this workspace\)$/,
    );
  });

  test('a screen reader hears what the icon and the group say', () => {
    const { nodes } = contentOf(known);
    assert.deepEqual(
      nodes.flatMap((node) => [node.spoken, ...(node.children?.() ?? []).map(({ spoken }) => spoken)]).slice(0, 3),
      [
        'aws, 2 connections',
        'production, aws connection, failed 3 h ago, used by 1 workflow',
        'staging, aws connection, not tested, unused',
      ],
    );
  });

  test('rows carry what their commands need', () => {
    const [aws, github] = contentOf(known).nodes;
    assert.deepEqual(aws?.target, { type: 'aws' });
    const [bot] = github?.children?.() ?? [];
    assert.deepEqual(bot?.target, { type: 'github', name: 'bot', connection: { type: 'github', name: 'bot' } });
    assert.equal(bot.context, 'connection onAccount oauth2');
  });

  test('few types are open at first, those of a large account are not', () => {
    const many = Array.from({ length: 51 }, (_, index) => connection(`aws/${index}`, { status: 'unknown' }));
    assert.equal(contentOf(known).nodes[0]?.isOpen, true);
    assert.equal(contentOf({ ...known, connections: many }).nodes[0]?.isOpen, false);
  });

  test('without connections there is something to say', () =>
    checkView({ ...known, connections: [] }, '\n<empty>\n[acme, checked 40 s ago]'));

  test('signed out, loading, in Restricted Mode and with a sign-in that ended there are words and a button', () => {
    checkView({ kind: 'signedOut' }, '\n<signedOut>');
    for (const reason of ['loading', 'untrusted', 'unauthorized'] as const)
      checkView(unknown(reason, 'Why.'), `\n<${reason}>`);
  });

  test('an account that cannot be read says why, with a way on', () => {
    checkView(unknown('unreachable', 'No network.'), '\n"No network."\nrefresh Try Again');
    checkView(unknown('unexpected', 'Not understood.'), '\n"Not understood."\nrefresh Try Again');
    checkView(
      unknown('forbidden', 'Ask an administrator.'),
      '\n"Ask an administrator."\nrefresh Try Again\naccount Switch Account…',
    );
    checkView(unknown('unexpected', 'Bad address.'), '\n"Bad address."\ngear Open Settings', {
      kind: 'unusable',
      message: 'Bad address.',
    });
  });

  test('when it fails later, the list stays and says how old it is', () => {
    const small = { ...known, connections: connections.slice(0, 1) };
    const rows = 'slack (1)\n  pass team (tested 2 h ago, 3 workflows)';
    checkView(
      { ...small, failure: { reason: 'unreachable', message: 'No network.' } },
      `\n[acme, checked 40 s ago]\n"The list is as it was 40 s ago. No network."\nrefresh Try Again\n${rows}`,
    );
    checkView(
      { ...small, failure: { reason: 'unauthorized', message: 'Sign in again.' } },
      `\n[acme, checked 40 s ago]\n"The list is as it was 40 s ago. Sign in again."\nsign-in Sign In Again\n${rows}`,
    );
    checkView(
      { ...small, readAt: now - 7_200_000 },
      `\n[acme, checked 2 h ago]\n"The list is as it was 2 h ago."\n${rows}`,
    );
  });
});

function connection(
  id: string,
  availability: AccountConnection['availability'],
  workflows?: readonly string[],
): AccountConnection {
  const [type = '', name = ''] = id.split('/');
  return { id, type, name, auth: 'secret', availability, workflows };
}

const unknown = (reason: UnknownReason, message: string): AccountSnapshot => ({ kind: 'unknown', reason, message });

/** The files of a workspace that use `aws/production`. */
const workspaceWith = (...files: readonly string[]): WorkspaceUses => ({
  filesUsing: ({ name }) => (name === 'production' ? files : []),
  isWhole: true,
});

const contentOf = (snapshot: AccountSnapshot, login: LoginState = { kind: 'signedOut' }, workspace = workspaceWith()) =>
  accountContent(snapshot, { login, workspace, now });

function checkView(snapshot: AccountSnapshot, expected: string, login?: LoginState): void {
  assert.equal(`\n${outline(contentOf(snapshot, login))}`, expected);
}

function tooltipOf(label: string): string {
  const rows = contentOf(known).nodes.flatMap(({ children }) => children?.() ?? []);
  return rows.find((row) => row.label === label)?.tooltip?.() ?? '';
}
