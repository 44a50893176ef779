/**
 * The connections that a workflow refers to and the account does not have.
 */
import { connectionKey, type AccountSnapshot, type ConnectionId } from '../relay/account';
import { foundInParts } from '../workflow/foundInParts';
import type { Workflow } from '../workflow/model';
import { indexAccount, type AccountIndex } from './accountIndex';

/** By key, absent under exactly this type and name, whatever the diagnostics make of it. `undefined` where the account is not known. */
export function absentConnections(
  workflow: Workflow,
  account: AccountSnapshot,
): ReadonlyMap<string, ConnectionId> | undefined {
  const index = indexAccount(account);
  if (!index) return undefined;
  return new Map(absentFrom(workflow, index).flatMap(({ items }) => items.map((id) => [connectionKey(id), id])));
}

const absentFrom = foundInParts(({ references }, index: AccountIndex): readonly ConnectionId[] =>
  references.connections.flatMap(({ type, name }) => {
    const id = name && { type: type.text, name: name.text };
    return id && !index.find(id) ? [id] : [];
  }),
);
