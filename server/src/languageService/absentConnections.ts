/**
 * The connections that a workflow refers to and the account does not have.
 */
import { connectionKey, type AccountSnapshot, type ConnectionId } from '../relay/account';
import { partsOf } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
import { indexAccount, type AccountIndex } from './accountIndex';
import { oncePerPartAnd } from './byParts';

/** By key, absent under exactly this type and name, whatever the diagnostics make of it. `undefined` where the account is not known. */
export function absentConnections(
  workflow: Workflow,
  account: AccountSnapshot,
): ReadonlyMap<string, ConnectionId> | undefined {
  const index = indexAccount(account);
  if (!index) return undefined;
  const absent = new Map<string, ConnectionId>();
  for (const part of partsOf(workflow).parts)
    for (const id of absentFrom(part, index)) absent.set(connectionKey(id), id);
  return absent;
}

const absentFrom = oncePerPartAnd(({ references }, index: AccountIndex): readonly ConnectionId[] =>
  references.connections.flatMap(({ type, name }) => {
    const id = name && { type: type.text, name: name.text };
    return id && !index.find(id) ? [id] : [];
  }),
);
