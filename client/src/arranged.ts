/** The connections of an account, arranged once for each list that was read: ten thousand are ordinary. */
import {
  connectionKey,
  type AccountConnection,
  type AccountSnapshot,
  type ConnectionId,
} from '../../server/src/relay/account';

export interface Arranged {
  /** Types and names in the order of the alphabet. */
  readonly byType: ReadonlyMap<string, readonly AccountConnection[]>;
  find(id: ConnectionId): AccountConnection | undefined;
}

export function arrange(connections: readonly AccountConnection[]): Arranged {
  const known = arranged.get(connections);
  if (known) return known;
  const byId = new Map(connections.map((connection) => [connectionKey(connection), connection]));
  const byType = new Map<string, AccountConnection[]>();
  for (const connection of [...byId.values()].sort(compareIds)) {
    const ofType = byType.get(connection.type);
    if (ofType) ofType.push(connection);
    else byType.set(connection.type, [connection]);
  }
  const result: Arranged = { byType, find: (id) => byId.get(connectionKey(id)) };
  arranged.set(connections, result);
  return result;
}

/** `undefined` also where the account is not known. */
export function findConnection(account: AccountSnapshot, id: ConnectionId): AccountConnection | undefined {
  return account.kind === 'known' ? arrange(account.connections).find(id) : undefined;
}

export const hasConnection = (account: AccountSnapshot, id: ConnectionId): boolean =>
  findConnection(account, id) !== undefined;

const arranged = new WeakMap<readonly AccountConnection[], Arranged>();

const compareIds = (one: ConnectionId, other: ConnectionId): number =>
  compare(one.type, other.type) || compare(one.name, other.name);
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
