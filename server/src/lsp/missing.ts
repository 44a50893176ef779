/**
 * Notices when a connection becomes missing, which is when a person has just typed its name or opened the file: perhaps they created it
 * elsewhere since the list was read. One that stays missing asks for nothing more.
 */
import type { AccountSource } from '../account/source';
import { indexAccount } from '../languageService/accountIndex';
import type { AccountSnapshot, ConnectionId } from '../relay/account';
import { partsOf } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';

export interface MissingWatch {
  note(uri: string, workflow: Workflow, account: AccountSnapshot): void;
  forget(uri: string): void;
}

export function watchMissing(account: AccountSource): MissingWatch {
  const missingIn = new Map<string, ReadonlySet<string>>();
  return {
    note(uri, workflow, snapshot) {
      const missing = absentFrom(snapshot, workflow);
      // Nothing is missing from an account that is not known, and nothing is forgotten while it is not.
      if (!missing) return;
      const connections = [...missing]
        .filter(([key]) => ![...missingIn.values()].some((known) => known.has(key)))
        .map(([, id]) => id);
      missingIn.set(uri, new Set(missing.keys()));
      if (connections.length > 0) account.need({ kind: 'newlyMissing', connections });
    },
    forget: (uri) => void missingIn.delete(uri),
  };
}

/** Absent under exactly this type and name, whatever the diagnostics make of it. */
function absentFrom(account: AccountSnapshot, workflow: Workflow): ReadonlyMap<string, ConnectionId> | undefined {
  const index = indexAccount(account);
  if (!index) return undefined;
  const absent = new Map<string, ConnectionId>();
  for (const part of partsOf(workflow)) {
    for (const { type, name } of part.workflow.references.connections) {
      const id = name && { type: type.text, name: name.text };
      if (id && !index.find(id)) absent.set(JSON.stringify([id.type, id.name]), id);
    }
  }
  return absent;
}
