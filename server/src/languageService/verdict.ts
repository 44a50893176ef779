/**
 * What the account says of one reference. Exactly one verdict each, so that one mistake is told once.
 */
import type { AccountConnection, AccountSnapshot, ConnectionId } from '../relay/account';
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
  let near: { readonly name: string | undefined } | undefined;
  return {
    kind: 'missing',
    id,
    index,
    get near() {
      return (near ??= { name: index.nearestName(id) }).name;
    },
  };
}

/** An account may hold types that nobody else knows. */
export function isUsedType(type: string, index: AccountIndex): boolean {
  return index.ofType(type).length > 0 || publishedTypes.includes(type);
}

/** The types of this account first; then those that Relay's published integrations use. */
export function allTypes(index: AccountIndex | undefined): readonly string[] {
  return [...new Set([...(index?.types ?? []), ...publishedTypes])];
}
