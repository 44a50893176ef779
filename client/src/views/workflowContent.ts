/** What the view *In This Workflow* shows: the connections that a workflow names, each once, and what the account says of it. */
import type { ConnectionReferences, TextRange, ReferenceToConnection } from '../../../server/src/protocol';
import {
  describeAge,
  type AccountConnection,
  type AccountSnapshot,
  type KnownAccount,
  type UnknownReason,
} from '../../../server/src/relay/account';
import { counted, escapeMarkdown } from '../../../server/src/relay/words';
import { findConnection } from '../arranged';
import type { Content, Node } from './node';
import {
  countOf,
  eachOnce,
  holderName,
  labelOf,
  lineOf,
  looksOf,
  placeInWords,
  placesInWords,
  showReferenceCommand,
  type Places,
} from './references';
import { placesOfSecrets, secretsNode } from './secretsContent';
import { usesOf, type WorkspaceUses } from './uses';
import { connectionTooltip, joined } from './words';

/** What the view is about. */
export type WorkflowSight =
  /** No workflow is on the screen. */
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly file: string }
  | ({ readonly kind: 'read'; readonly file: string } & ConnectionReferences);

export interface WorkflowContent extends Content {
  /** Value of the context key that chooses the words of an empty view. */
  readonly welcome: 'none' | 'loading' | 'noConnections' | 'connections';
}

/** What is known beside the text. */
export interface Known {
  readonly account: AccountSnapshot;
  readonly workspace: WorkspaceUses | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export function workflowContent(sight: WorkflowSight, known: Known): WorkflowContent {
  switch (sight.kind) {
    case 'none':
      return { welcome: 'none', nodes: [] };
    case 'loading':
      return { welcome: 'loading', description: sight.file, nodes: [] };
    case 'read': {
      const description = sight.file;
      const secrets = secretsNode(sight.secrets, sight.workflow);
      if (sight.references.length === 0 && secrets === undefined)
        return { welcome: 'noConnections', description, nodes: [] };
      const message = messageOf(known);
      const nodes = [
        ...eachOnce(sight.references, idOf).map((places) => referenceNode(places, known)),
        ...(secrets ? [secrets] : []),
      ];
      return { welcome: 'connections', description, ...(message !== undefined && { message }), nodes };
    }
  }
}

/** The text that a row is about, by the id of the row. */
export function placesOf(sight: WorkflowSight): ReadonlyMap<string, TextRange> {
  if (sight.kind !== 'read') return new Map();
  return new Map([
    ...eachOnce(sight.references, idOf).flatMap((places) => [
      [idOf(places[0]), places[0].range] as const,
      ...places.map((place, index) => [placeId(place, index), place.range] as const),
    ]),
    ...placesOfSecrets(sight.secrets),
  ]);
}

/** How many connections the account is known to lack; a type that is likely a slip lacks nothing. */
export function countMissing(references: readonly ReferenceToConnection[]): number {
  return eachOnce(references, idOf).filter(([{ isToCreate }]) => isToCreate).length;
}

/** E.g. `2 connections of deploy.yaml are missing from account acme`. */
export function missingInWords(count: number, file: string, { accountName }: KnownAccount): string {
  return `${counted(count, 'connection')} of ${file} ${count === 1 ? 'is' : 'are'} missing from account ${accountName}`;
}

/** Why nothing is said of the connections, or why it may no longer be so. */
function messageOf({ account, now }: Known): string | undefined {
  switch (account.kind) {
    case 'signedOut':
      return 'Whether these exist is not known: you are not signed in to Relay.';
    case 'unknown':
      return account.reason === 'loading' ? undefined : `Whether these exist is not known: ${inShort[account.reason]}.`;
    case 'known':
      return account.failure === undefined
        ? undefined
        : `As the account was ${describeAge(account, now)}: ${inShort[account.failure.reason]}.`;
  }
}

/** The whole sentence is in the view of the account. */
const inShort: Record<UnknownReason, string> = {
  loading: 'the account is being read',
  untrusted: 'in Restricted Mode the account is not used',
  unauthorized: 'your sign-in is not accepted any more',
  forbidden: 'you may not see the account',
  unreachable: 'Relay cannot be reached now',
  unexpected: 'the account cannot be read now',
};

function referenceNode(places: Places<ReferenceToConnection>, known: Known): Node {
  const [reference] = places;
  const { type, name } = reference;
  const id = name === undefined ? undefined : { type, name };
  const connection = id && findConnection(known.account, id);
  const { icon, seen, spoken } = looksOf(reference);
  const count = countOf(places);
  const label = labelOf(name ?? type);
  return {
    id: idOf(reference),
    label,
    description: joined(name === undefined ? undefined : type, seen, count),
    icon,
    spoken: joined(label, name === undefined ? undefined : `${type} connection`, spoken, count),
    context: contextOf(reference, connection),
    tooltip: () => tooltipOf(places, connection, known),
    target: { type, ...(id !== undefined && { name: id.name, connection: id }) },
    click: { command: showReferenceCommand },
    ...(places.length > 1 && { children: () => places.map(placeNode), isOpen: false }),
  };
}

function placeNode(place: ReferenceToConnection, index: number): Node {
  const { path } = place.holder;
  return {
    id: placeId(place, index),
    label: holderName(place),
    description: path,
    icon: { name: 'go-to-file' },
    spoken: `${holderName(place)}, ${path}, line ${lineOf(place)}`,
    context: 'place',
    tooltip: () => placeInWords(place),
    click: { command: showReferenceCommand },
  };
}

/** `reference missing`, `reference onAccount oauth2` */
function contextOf({ verdict }: ReferenceToConnection, connection: AccountConnection | undefined): string {
  const isAbsent = verdict === 'missing' || verdict === 'typeUnknown' || verdict === 'wrongType';
  return [
    'reference',
    ...(isAbsent ? ['missing'] : []),
    ...(connection === undefined ? [] : ['onAccount', connection.auth]),
  ].join(' ');
}

function tooltipOf(
  places: Places<ReferenceToConnection>,
  connection: AccountConnection | undefined,
  { account, workspace, now }: Known,
): string {
  const [reference] = places;
  return [
    connection && account.kind === 'known'
      ? connectionTooltip(connection, usesOf(connection, workspace), account.accountName, now)
      : headOf(reference, account),
    placesInWords(places),
  ].join('\n\n');
}

function headOf(reference: ReferenceToConnection, account: AccountSnapshot): string {
  const { type, name, problem } = reference;
  if (problem) return escapeMarkdown(problem.message);
  if (name === undefined) return `Every connection of type ${escapeMarkdown(type)}.`;
  const head = name === '' ? escapeMarkdown(type) : `**${escapeMarkdown(name)}** (${escapeMarkdown(type)})`;
  return [head, whyUnsaid(reference, account)].join('\n\n');
}

function whyUnsaid({ name, verdict }: ReferenceToConnection, account: AccountSnapshot): string {
  if (verdict === 'unsettled') return 'Not in the list of the account, which is being read again.';
  if (account.kind !== 'known') return 'Whether it exists is not known.';
  return name === ''
    ? 'It has no name yet.'
    : 'Nothing in this name is evaluated, so which connection is meant is not known.';
}

const idOf = ({ type, name }: ReferenceToConnection): string => `reference ${JSON.stringify([type, name])}`;

const placeId = (place: ReferenceToConnection, index: number): string => `${index} ${idOf(place)}`;
