import type { ConnectionUse, ConnectionUses, FileUses } from '../../server/src/protocol';
import type { ConnectionId } from '../../server/src/relay/account';

/** The files that use a connection, by its name or with all others of its type, and of each the places where it does. */
export const filesUsing = (uses: ConnectionUses, { type, name }: ConnectionId): readonly FileUses[] =>
  filesWith(uses, (use) => use.type === type && (use.name === undefined || use.name === name));

/** The same for its name alone. */
export const filesNaming = (uses: ConnectionUses, { type, name }: ConnectionId): readonly FileUses[] =>
  filesWith(uses, (use) => use.type === type && use.name === name);

const filesWith = ({ files }: ConnectionUses, isMeant: (use: ConnectionUse) => boolean): readonly FileUses[] =>
  files.map(({ uri, uses }) => ({ uri, uses: uses.filter(isMeant) })).filter(({ uses }) => uses.length > 0);
