/** The account as a list that is read, and whether this login may add to it, which the service may only say when it is tried. */
import type { KnownAccount } from '../../server/src/relay/account';
import { createListSync, type ListSource, type ListState, type ListSync } from '../../server/src/relay/listSync';
import type { Surroundings } from '../../server/src/relay/surroundings';

export type AccountSource = ListSource<KnownAccount>;
export type AccountState = ListState<KnownAccount>;

export interface AccountSync extends Omit<ListSync<KnownAccount>, 'amend'> {
  /** The service refused to let this login add a connection, which it may not say when the list is read. Holds until it says otherwise. */
  noteCreateRefused(): void;
  /** A role can change: the user may try again. */
  forgetCreateRefused(): void;
}

export interface AccountSyncHost extends Surroundings {
  changed(state: AccountState): void;
}

export function createAccountSync(host: AccountSyncHost): AccountSync {
  let createRefused = false;
  const sync = createListSync<KnownAccount>({
    ...host,
    unread: 'The Relay account has not been read yet.',
    accept: (known) => (createRefused && known.mayCreate === 'unknown' ? { ...known, mayCreate: 'no' } : known),
    forgotten: () => (createRefused = false),
  });
  return Object.assign(sync, {
    noteCreateRefused() {
      createRefused = true;
      sync.amend((known) => ({ ...known, mayCreate: 'no' }));
    },
    forgetCreateRefused() {
      createRefused = false;
    },
  });
}
