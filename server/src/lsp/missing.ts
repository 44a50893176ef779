/**
 * Notices when a connection becomes missing, which is when a person has just typed its name or opened the file: perhaps they created it
 * elsewhere since the list was read. Then the list is read again first, and until that is over the connection is not called missing.
 * One that was missing before stays so meanwhile, and asks for nothing more.
 */
import type { AccountSource } from '../account/source';
import { absentConnections } from '../languageService';
import type { ConnectionId, KnownAccount } from '../relay/account';
import type { Workflow } from '../workflow/model';

export interface MissingWatch {
  /** @returns the keys of those connections of which only the read that is under way can say whether they are missing. */
  note(uri: string, workflow: Workflow): ReadonlySet<string>;
  /** Asks once more for what is missing from this document; it stays missing until there is an answer. */
  askAgain(uri: string): void;
  forget(uri: string): void;
}

export function watchMissing(account: AccountSource): MissingWatch {
  const missingIn = new Map<string, ReadonlyMap<string, ConnectionId>>();
  const unsettled = new Set<string>();
  let whose = '';

  const isKnownMissing = (key: string): boolean => [...missingIn.values()].some((known) => known.has(key));
  /** What another account lacks says nothing of this one. */
  const lookWhose = ({ apiUrl, accountName }: KnownAccount): void => {
    const now = `${apiUrl} ${accountName}`;
    if (now !== whose) missingIn.clear();
    whose = now;
  };

  return {
    note(uri, workflow) {
      const { current } = account;
      const missing = absentConnections(workflow, current);
      // Nothing is missing from an account that is not known, and nothing is forgotten while it is not.
      if (current.kind !== 'known' || !missing) return none;
      lookWhose(current);
      const fresh = [...missing].filter(([key]) => !isKnownMissing(key));
      missingIn.set(uri, missing);
      if (fresh.length > 0) account.need({ kind: 'newlyMissing', connections: fresh.map(([, id]) => id) });
      if (account.rereading) fresh.forEach(([key]) => unsettled.add(key));
      else unsettled.clear();
      return unsettled;
    },
    askAgain(uri) {
      const connections = [...(missingIn.get(uri)?.values() ?? [])];
      if (connections.length > 0) account.need({ kind: 'newlyMissing', connections });
    },
    forget: (uri) => void missingIn.delete(uri),
  };
}

const none: ReadonlySet<string> = new Set();
