/** What the view *Account* shows: the connections by type, or why there are none to be seen. */
import {
  connectionKey,
  describeAge,
  oldMs,
  type AccountConnection,
  type AccountFailure,
  type AccountSnapshot,
  type KnownAccount,
} from '../../../server/src/relay/account';
import { counted } from '../../../server/src/relay/words';
import type { LoginState } from '../session/logins';
import { arrange } from '../arranged';
import type { Content, Node } from './node';
import { usesOf, type WorkspaceUses } from './uses';
import { connectionTooltip, joined, testIcon, testInShort, useInShort, useInWords } from './words';

export interface AccountContent extends Content {
  /** Value of the context key that chooses the words of an empty view. */
  readonly welcome: 'signedOut' | 'loading' | 'untrusted' | 'unauthorized' | 'empty' | 'connections' | 'none';
}

/** What is known beside the account itself. */
export interface Around {
  readonly login: LoginState;
  /** `undefined` while nobody has looked what uses connections there. */
  readonly workspace: WorkspaceUses | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function accountContent(snapshot: AccountSnapshot, around: Around): AccountContent {
  switch (snapshot.kind) {
    case 'signedOut':
      return { welcome: 'signedOut', nodes: [] };
    case 'unknown':
      return unknownContent(snapshot, around.login);
    case 'known':
      return knownContent(snapshot, around);
  }
}

function unknownContent({ reason, message }: AccountFailure, login: LoginState): AccountContent {
  switch (reason) {
    case 'loading':
    case 'untrusted':
    case 'unauthorized':
      return { welcome: reason, nodes: [] };
    case 'forbidden':
      return { welcome: 'none', message, nodes: [tryAgain, switchAccount] };
    case 'unreachable':
    case 'unexpected':
      return { welcome: 'none', message, nodes: [login.kind === 'unusable' ? openSettings : tryAgain] };
  }
}

function knownContent(account: KnownAccount, around: Around): AccountContent {
  const { now } = around;
  const { accountName, connections, failure } = account;
  const message = messageOf(account, now);
  return {
    welcome: connections.length === 0 ? 'empty' : 'connections',
    description: `${accountName}, checked ${describeAge(account, now)}`,
    ...(message !== undefined && { message }),
    nodes: [
      ...(failure === undefined ? [] : [failure.reason === 'unauthorized' ? signInAgain : tryAgain]),
      ...typeNodes(account, around),
    ],
  };
}

/** Why the list may not be what the account holds now. */
function messageOf(account: KnownAccount, now: number): string | undefined {
  const { failure, readAt } = account;
  if (failure !== undefined) return `The list is as it was ${describeAge(account, now)}. ${failure.message}`;
  return now - readAt > oldMs ? `The list is as it was ${describeAge(account, now)}.` : undefined;
}

function typeNodes(account: KnownAccount, around: Around): readonly Node[] {
  const { connections } = account;
  return [...arrange(connections).byType].map(([type, ofType]): Node => ({
    id: `type ${type}`,
    label: type,
    description: String(ofType.length),
    spoken: `${type}, ${counted(ofType.length, 'connection')}`,
    context: 'connectionType',
    target: { type },
    children: () => ofType.map((connection) => connectionNode(connection, account, around)),
    isOpen: connections.length <= mostOpen,
  }));
}

/** With more, the types are the better overview. */
const mostOpen = 50;

function connectionNode(
  connection: AccountConnection,
  { accountName }: KnownAccount,
  { workspace, now }: Around,
): Node {
  const { type, name, auth } = connection;
  const test = testInShort(connection, now);
  const uses = usesOf(connection, workspace);
  return {
    id: `connection ${connectionKey(connection)}`,
    label: name,
    description: joined(test, useInShort(uses)),
    icon: testIcon(connection),
    spoken: joined(name, `${type} connection`, test, useInWords(uses)),
    context: `connection onAccount ${auth}`,
    tooltip: () => connectionTooltip(connection, uses, accountName, now),
    target: { type, name, connection: { type, name } },
  };
}

const tryAgain = action('Try Again', 'refresh', 'relay.refreshAccount');
const signInAgain = action('Sign In Again', 'sign-in', 'relay.signIn');
const switchAccount = action('Switch Account…', 'account', 'relay.switchAccount');
const openSettings = action('Open Settings', 'gear', 'workbench.action.openSettings', 'relay.api.url');

function action(label: string, icon: string, command: string, ...values: readonly string[]): Node {
  return {
    id: `action ${command}`,
    label,
    icon: { name: icon },
    spoken: label,
    context: 'action',
    click: { command, arguments: values },
  };
}
