/**
 * Who has something for the place: the account its connections, the published integrations their types and fields.
 */
import type { AccountConnection, AccountSnapshot } from '../../relay/account';
import type { SecretsSnapshot } from '../../relay/secrets';
import { functions } from '../../workflow/expression';
import type { Workflow } from '../../workflow/model';
import type { Holder } from '../../workflow/references';
import { spellName, spellValue } from '../../workflow/spelling';
import { indexAccount, type AccountIndex } from '../accountIndex';
import { fieldsOfType } from '../publishedTypes';
import { rootsAt } from '../roots';
import type { CompletionItem } from '../types';
import { allTypes } from '../verdict';
import type { CompletionContext, WriteReference } from './context';
import { describeConnection, describeType, summarize } from './describe';
import { describeFunction, describeRoot } from './language';
import { membersOf } from './members';
import { writePath } from './referenceStyle';
import { secretNames } from './secretNames';

/** What an item is before the list gives it its order and its edit. */
export type Proposal = Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'additionalEdits' | 'caret'> & {
  readonly newText: string;
  /** Markdown, written only for the items that make it into the list. */
  readonly document?: () => string | undefined;
};

/** What may become an item. There are as many as the account has connections, and most are never shown. */
export interface Candidate {
  readonly label: () => string;
  readonly propose: () => Proposal;
}

/** `offset` is the cursor in the workflow's text. */
export function candidates(
  context: CompletionContext,
  workflow: Workflow,
  offset: number,
  account: AccountSnapshot,
  secrets: SecretsSnapshot,
  now: number,
): readonly Candidate[] {
  const known: Known = { index: indexAccount(account), now };
  switch (context.kind) {
    case 'root':
      return beginnings(known, context);
    case 'member':
      return (
        context.subject.kind === 'secret'
          ? secretNames(workflow, secrets, offset, now)
          : membersOf(workflow, context.subject, offset)
      ).map((member) => asCandidate({ ...member, newText: spellName(member.label, context.place) }));
    case 'type':
      return types(known, context);
    case 'name':
      return names(known, context);
    case 'field':
      return fieldsOfType(context.type).map((field) =>
        asCandidate({
          label: field.name,
          kind: 'field',
          detail: field.label,
          newText: spellName(field.name, context.place),
        }),
      );
    case 'tag':
      return [
        asCandidate({ label: '!Connection', kind: 'reference', newText: '!Connection' }),
        ...(context.write ? wholeReferences(known, context.expectedType, context.write) : []),
        ...otherTags(context.holder).map(asCandidate),
      ];
    case 'key':
      return [
        ...(context.body ? wholeReferences(known, context.expectedType, context.body) : []),
        ...context.keys.map((key) => asCandidate({ label: key, kind: 'field', newText: `${key}: ` })),
      ];
    case 'specKey':
      return context.properties.map((property) => asCandidate(specKey(property)));
    case 'wholeReference':
      return wholeReferences(known, context.expectedType, context.write);
  }
}

function asCandidate(proposal: Proposal): Candidate {
  return { label: () => proposal.label, propose: () => proposal };
}

/** What an expression can begin with: where a connection is wanted, those first. */
function beginnings(known: Known, context: CompletionContext & { kind: 'root' }): readonly Candidate[] {
  const { expectedType, style, roots, called } = context;
  const ofFunctions = functionProposals(called).map(asCandidate);
  if (called) return ofFunctions;
  const [connections, ...others] = roots.map((root) =>
    asCandidate({ label: root, kind: 'root', detail: describeRoot(root), newText: root }),
  );
  const whole = wholeReferences(known, expectedType, writePath(style));
  const first = connections ? [connections] : [];
  return expectedType === undefined
    ? [...first, ...others, ...ofFunctions, ...whole]
    : [...first, ...whole, ...others, ...ofFunctions];
}

function functionProposals(called: boolean): readonly Proposal[] {
  return [...functions].map(([name, { signature, positional }]) => ({
    label: name,
    kind: 'function',
    detail: signature,
    document: () => describeFunction(name),
    newText: called ? name : `${name}()`,
    ...(!called && positional.maximum > 0 && { caret: name.length + 1 }),
  }));
}

function otherTags(holder: Holder): readonly Proposal[] {
  const data = rootsAt(holder).includes('event') ? ['Data'] : [];
  const types = holder.kind === 'step' ? ['Parameter', 'Secret', 'Output', 'Answer'] : [...data, 'Secret'];
  return [
    ...types.map((type): Proposal => ({ label: `!${type}`, kind: 'tag', newText: `!${type}` })),
    ...[...functions].map(([name, { signature }]): Proposal => ({
      label: `!Fn.${name}`,
      kind: 'tag',
      detail: signature,
      document: () => describeFunction(name),
      newText: `!Fn.${name}`,
    })),
  ];
}

/** A mapping begins on the next line, a connection or a simple value behind the colon. */
function specKey({
  name,
  schema,
  required,
}: (CompletionContext & { kind: 'specKey' })['properties'][number]): Proposal {
  const connection = schema['x-relay-connectionType'];
  const type = connection === undefined ? schema.type : `${connection} connection`;
  const isMapping = connection === undefined && schema.type === 'object';
  return {
    label: name,
    kind: 'property',
    detail: [typeof type === 'string' ? type : 'any', ...(required ? ['needed'] : [])].join(', '),
    newText: `${spellValue(name)}:${isMapping ? '' : ' '}`,
  };
}

interface Known {
  readonly index: AccountIndex | undefined;
  readonly now: number;
}

/** The type that belongs here, then those that have the name which is there already, then the account's, then the published ones. */
function types({ index }: Known, context: CompletionContext & { kind: 'type' }): readonly Candidate[] {
  const ofName = context.name === undefined ? [] : (index?.typesOfName(context.name) ?? []);
  return firstOf(
    [...(context.expectedType === undefined ? [] : [context.expectedType]), ...ofName],
    allTypes(index),
  ).map((type) =>
    asCandidate({
      label: type,
      kind: 'type',
      detail: 'connection type',
      document: () => describeType(type, index),
      newText: spellName(type, context.place),
    }),
  );
}

function names({ index, now }: Known, context: CompletionContext & { kind: 'name' }): readonly Candidate[] {
  if (!index) return [];
  const { type, writeType, place } = context;
  const connections = type === undefined ? connectionsByType(index, context.expectedType) : index.ofType(type);
  return connections.map((connection) => ({
    label: () => connection.name,
    propose: () => ({
      ...connectionProposal(connection, index, now),
      label: connection.name,
      newText: spellName(connection.name, place),
      ...(writeType && { additionalEdits: [writeType(connection.type)] }),
    }),
  }));
}

function wholeReferences(
  { index, now }: Known,
  expectedType: string | undefined,
  write: WriteReference,
): readonly Candidate[] {
  if (!index) return [];
  return connectionsByType(index, expectedType).map((connection) => {
    const newText = (): string => write(connection.type, connection.name);
    const label = (): string => newText().replace(/\s+/g, ' ');
    return {
      label,
      propose: () => ({
        ...connectionProposal(connection, index, now),
        kind: 'reference',
        label: label(),
        newText: newText(),
      }),
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
