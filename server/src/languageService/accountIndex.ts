/**
 * An account's connections, arranged for look-up. Made once for each snapshot: ten thousand connections are ordinary, and every keystroke asks.
 */
import {
  connectionKey,
  type AccountConnection,
  type AccountSnapshot,
  type ConnectionId,
  type KnownAccount,
} from '../relay/account';
import { nearest } from './nearest';
import { remembered } from './remembered';

export interface AccountIndex {
  readonly account: KnownAccount;
  /** Sorted. */
  readonly types: readonly string[];
  find(id: ConnectionId): AccountConnection | undefined;
  /** Sorted by name; empty for a type that the account does not hold. */
  ofType(type: string): readonly AccountConnection[];
  /** The types of the connections of this name, whatever their type. */
  typesOfName(name: string): readonly string[];
  /** The name of that type which was probably meant. */
  nearestName(id: ConnectionId): string | undefined;
}

/** `undefined` unless the account is known: nothing may be concluded from any other. */
export function indexAccount(account: AccountSnapshot): AccountIndex | undefined {
  return account.kind === 'known' ? indexOf(account) : undefined;
}

const indexOf = remembered((account: KnownAccount): AccountIndex => {
  const byType = new Map<string, Map<string, AccountConnection>>();
  for (const connection of account.connections) {
    const ofType = getOrAdd(byType, connection.type, () => new Map<string, AccountConnection>());
    if (!ofType.has(connection.name)) ofType.set(connection.name, connection);
  }
  const types = [...byType.keys()].sort();
  const listOf = remembered((ofType: ReadonlyMap<string, AccountConnection>) =>
    [...ofType.values()].sort(compareNames),
  );
  const nearestNames = new Map<string, string | undefined>();
  return {
    account,
    types,
    find: ({ type, name }) => byType.get(type)?.get(name),
    // Put in order when somebody is to see them: the first diagnostics need no order.
    ofType: (type) => listOf(byType.get(type) ?? none),
    typesOfName: (name) => types.filter((type) => byType.get(type)?.has(name)),
    nearestName: (id) => {
      // Every half-typed name is asked for; what was asked for long ago is not worth keeping.
      if (nearestNames.size > 1000) nearestNames.clear();
      return getOrAdd(nearestNames, connectionKey(id), () => nearest(id.name, byType.get(id.type)?.keys() ?? []));
    },
  };
});

const none: ReadonlyMap<string, AccountConnection> = new Map();

function compareNames(a: ConnectionId, b: ConnectionId): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const existing = map.get(key);
  if (existing !== undefined || map.has(key)) return existing as Value;
  const created = create();
  map.set(key, created);
  return created;
}
