/**
 * What the account says of one reference. Exactly one verdict each, so that one mistake is told once.
 */
import { connectionKey, type AccountConnection, type AccountSnapshot, type ConnectionId } from '../relay/account';
import type { ConnectionReference } from '../workflow/references';
import { indexAccount, type AccountIndex } from './accountIndex';
import { nearest } from './nearest';
import { isNotEvaluated } from './notEvaluated';
import { publishedTypes } from './publishedTypes';

export type Verdict =
  /** The account is not known, the reference asks for every connection of a type, or its name was meant to be computed. */
  | { readonly kind: 'none' }
  | { readonly kind: 'present'; readonly connection: AccountConnection }
  | { readonly kind: 'unavailable'; readonly connection: AccountConnection; readonly index: AccountIndex }
  /** `near` is the name of that type which was probably meant; found when it is first asked for. */
  | (Absence & { readonly kind: 'missing'; readonly near: string | undefined })
  /** Neither this account nor Relay's published integrations have connections of such a type. */
  | (Absence & { readonly kind: 'typeUnknown'; readonly nearType: string | undefined })
  | (Absence & { readonly kind: 'wrongType'; readonly otherTypes: readonly string[] });

interface Absence {
  readonly id: ConnectionId;
  readonly index: AccountIndex;
}

/** Types and names are compared exactly, as the engine does. */
export function judge(reference: ConnectionReference, account: AccountSnapshot): Verdict {
  const index = indexAccount(account);
  if (!index || !reference.name || isNotEvaluated(reference)) return { kind: 'none' };
  const id = { type: reference.type.text, name: reference.name.text };

  const connection = index.find(id);
  if (connection) {
    return connection.availability.status === 'unavailable'
      ? { kind: 'unavailable', connection, index }
      : { kind: 'present', connection };
  }

  const otherTypes = index.typesOfName(id.name);
  if (otherTypes.length > 0) return { kind: 'wrongType', id, index, otherTypes };
  if (!isUsedType(id.type, index)) {
    return { kind: 'typeUnknown', id, index, nearType: nearest(id.type, allTypes(index)) };
  }
  return {
    kind: 'missing',
    id,
    index,
    get near() {
      return index.nearestName(id);
    },
  };
}

/** The account lacks it, and its type and name are written. */
export function isAbsent(verdict: Verdict): verdict is Absent {
  return 'id' in verdict && !isUnfinished(verdict.id);
}

type Absent = Extract<Verdict, Absence>;

/** Absent from a list that is being read again: nothing is concluded from that yet. `unsettled` holds keys of connections. */
export function isUnsettled(verdict: Verdict, unsettled: ReadonlySet<string>): boolean {
  return isAbsent(verdict) && unsettled.has(connectionKey(verdict.id));
}

/** Whether creating it is a likely remedy; a type that is a slip is not created. */
export function isToCreate(verdict: Verdict): verdict is Absent {
  if (!isAbsent(verdict)) return false;
  return (
    verdict.kind === 'missing' ||
    (verdict.kind === 'wrongType' && isUsedType(verdict.id.type, verdict.index)) ||
    (verdict.kind === 'typeUnknown' && verdict.nearType === undefined)
  );
}

/** `name: ''`, as an editor leaves it that writes both quotes at once. */
export function isUnfinished({ type, name }: ConnectionId): boolean {
  return type === '' || name === '';
}

/** An account may hold types that nobody else knows. */
function isUsedType(type: string, index: AccountIndex): boolean {
  return index.types.includes(type) || publishedTypes.includes(type);
}

/** The types of this account first; then those that Relay's published integrations use. */
export function allTypes(index: AccountIndex | undefined): readonly string[] {
  return [...new Set([...(index?.types ?? []), ...publishedTypes])];
}
