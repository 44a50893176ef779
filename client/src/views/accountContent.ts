/** What the view *Account* shows: the connections by type, or why there are none to be seen. */
import {
  connectionKey,
  describeAge,
  type AccountConnection,
  type AccountFailure,
  type KnownAccount,
} from '../../../server/src/relay/account';
import type { AccountState } from '../accountSync';
import type { LoginState } from '../session/logins';
import { arrange } from './arranged';
import type { Node } from './node';
import { connectionTooltip, counted, joined, testIcon, testInShort, useInShort, useInWords } from './words';

export interface AccountContent {
  /** Value of the context key that chooses the words of an empty view. */
  readonly welcome: 'signedOut' | 'loading' | 'untrusted' | 'unauthorized' | 'empty' | 'none';
  /** Beside the title of the view. */
  readonly description?: string;
  /** Above the rows. While there is one, VS Code shows no words of an empty view. */
  readonly message?: string;
  readonly nodes: readonly Node[];
}

/** `now` is in milliseconds since 1970. */
export function accountContent({ snapshot }: AccountState, login: LoginState, now: number): AccountContent {
  switch (snapshot.kind) {
    case 'signedOut':
      return { welcome: 'signedOut', nodes: [] };
    case 'unknown':
      return unknownContent(snapshot, login);
    case 'known':
      return knownContent(snapshot, now);
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

function knownContent(account: KnownAccount, now: number): AccountContent {
  const { accountName, connections, failure } = account;
  const message = messageOf(account, now);
  return {
    welcome: connections.length === 0 ? 'empty' : 'none',
    description: `${accountName}, checked ${describeAge(account, now)}`,
    ...(message !== undefined && { message }),
    nodes: [
      ...(failure === undefined ? [] : [failure.reason === 'unauthorized' ? signInAgain : tryAgain]),
      ...typeNodes(account, now),
    ],
  };
}

/** Why the list may not be what the account holds now. */
function messageOf(account: KnownAccount, now: number): string | undefined {
  const { failure, readAt } = account;
  if (failure !== undefined) return `The list is as it was ${describeAge(account, now)}. ${failure.message}`;
  return now - readAt > oldMs ? `The list is as it was ${describeAge(account, now)}.` : undefined;
}

/** From then on an absence is only a warning. */
const oldMs = 3_600_000;

function typeNodes(account: KnownAccount, now: number): readonly Node[] {
  const { connections } = account;
  return [...arrange(connections).byType].map(([type, ofType]): Node => ({
    id: `type ${type}`,
    label: type,
    description: String(ofType.length),
    spoken: `${type}, ${counted(ofType.length, 'connection')}`,
    context: 'connectionType',
    target: { type },
    children: () => ofType.map((connection) => connectionNode(connection, account, now)),
    isOpen: connections.length <= mostOpen,
  }));
}

/** With more, the types are the better overview. */
const mostOpen = 50;

function connectionNode(connection: AccountConnection, { accountName }: KnownAccount, now: number): Node {
  const { type, name, auth } = connection;
  const test = testInShort(connection, now);
  return {
    id: `connection ${connectionKey(connection)}`,
    label: name,
    description: joined(test, useInShort(connection)),
    icon: testIcon(connection),
    spoken: joined(name, `${type} connection`, test, useInWords(connection)),
    context: `connection named onAccount ${auth}`,
    tooltip: () => connectionTooltip(connection, accountName, now),
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
