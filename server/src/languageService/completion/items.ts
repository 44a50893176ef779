/**
 * Who has something for the place: the account its connections, the published integrations their types and fields.
 */
import type { AccountConnection, AccountSnapshot } from '../../relay/account';
import { spellName } from '../../workflow/spelling';
import { indexAccount, type AccountIndex } from '../accountIndex';
import { fieldsOfType } from '../publishedTypes';
import type { CompletionItem } from '../types';
import { allTypes } from '../verdict';
import type { CompletionContext, WriteReference } from './context';
import { describeConnection, describeType, summarize } from './describe';
import { writePath } from './referenceStyle';

/** What an item is before the list gives it its order and its edit. */
export type Proposal = Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'additionalEdits'> & {
  readonly newText: string;
  /** Markdown, written only for the items that make it into the list. */
  readonly document?: () => string | undefined;
};

export function proposals(context: CompletionContext, account: AccountSnapshot, now: number): readonly Proposal[] {
  const known: Known = { index: indexAccount(account), now };
  switch (context.kind) {
    case 'root':
      return [
        { label: 'connections', kind: 'type', detail: 'the connections of the account', newText: 'connections' },
        ...wholeReferences(known, context.expectedType, writePath(context.style)),
      ];
    case 'type':
      return types(known, context);
    case 'name':
      return names(known, context);
    case 'field':
      return fieldsOfType(context.type).map((field) => ({
        label: field.name,
        kind: 'field',
        detail: field.label,
        newText: spellName(field.name, context.place),
      }));
    case 'tag':
      return [
        { label: '!Connection', kind: 'reference', newText: '!Connection' },
        ...(context.write ? wholeReferences(known, context.expectedType, context.write) : []),
      ];
    case 'key':
      return [
        ...(context.body ? wholeReferences(known, context.expectedType, context.body) : []),
        ...context.keys.map((key): Proposal => ({ label: key, kind: 'field', newText: `${key}: ` })),
      ];
    case 'wholeReference':
      return wholeReferences(known, context.expectedType, context.write);
  }
}

interface Known {
  readonly index: AccountIndex | undefined;
  readonly now: number;
}

/** The type that belongs here, then those that have the name which is there already, then the account's, then the published ones. */
function types({ index }: Known, context: CompletionContext & { kind: 'type' }): readonly Proposal[] {
  const ofName = context.name === undefined ? [] : (index?.typesOfName(context.name) ?? []);
  return firstOf(
    [...(context.expectedType === undefined ? [] : [context.expectedType]), ...ofName],
    allTypes(index),
  ).map((type) => ({
    label: type,
    kind: 'type',
    detail: 'connection type',
    document: () => describeType(type, index),
    newText: spellName(type, context.place),
  }));
}

function names({ index, now }: Known, context: CompletionContext & { kind: 'name' }): readonly Proposal[] {
  if (!index) return [];
  const { type, writeType, place } = context;
  const connections = type === undefined ? connectionsByType(index, context.expectedType) : index.ofType(type);
  return connections.map((connection) => ({
    ...connectionProposal(connection, index, now),
    label: connection.name,
    newText: spellName(connection.name, place),
    ...(writeType && { additionalEdits: [writeType(connection.type)] }),
  }));
}

function wholeReferences(
  { index, now }: Known,
  expectedType: string | undefined,
  write: WriteReference,
): readonly Proposal[] {
  if (!index) return [];
  return connectionsByType(index, expectedType).map((connection) => {
    const text = write(connection.type, connection.name);
    return {
      ...connectionProposal(connection, index, now),
      kind: 'reference',
      label: text.replace(/\s+/g, ' '),
      newText: text,
    };
  });
}

/** Those of the type that belongs here come first. */
function connectionsByType(index: AccountIndex, expectedType: string | undefined): readonly AccountConnection[] {
  const ofName = expectedType === undefined ? [] : [expectedType];
  return firstOf(ofName, index.types).flatMap((type) => index.ofType(type));
}

function connectionProposal(
  connection: AccountConnection,
  index: AccountIndex,
  now: number,
): Pick<Proposal, 'kind' | 'detail' | 'document'> {
  return {
    kind: 'connection',
    detail: summarize(connection),
    document: () => describeConnection(connection, index, now),
  };
}

function firstOf(first: readonly string[], rest: readonly string[]): readonly string[] {
  return [...new Set([...first, ...rest])];
}
