import type { ConnectionUse, ConnectionUses, FileUses } from '../../server/src/protocol';
import type { ConnectionId } from '../../server/src/relay/account';

/** The files that use a connection, by its name or with all others of its type, and of each the places where it does. */
export function filesUsing({ files }: ConnectionUses, id: ConnectionId): readonly FileUses[] {
  return files
    .map(({ uri, uses }) => ({ uri, uses: uses.filter((use) => isUseOf(use, id)) }))
    .filter(({ uses }) => uses.length > 0);
}

const isUseOf = ({ type, name }: ConnectionUse, id: ConnectionId): boolean =>
  type === id.type && (name === undefined || name === id.name);
