/** Which connections have just become missing: from an old list of the account those are not called missing before it has been read again. */
import type { AccountSource } from '../account/source';
import { absentConnections } from '../languageService';
import type { Workflow } from '../workflow/model';
import { nothing, watchList, type ListWatch } from './newlyMissing';

export interface MissingWatch extends Pick<ListWatch, 'askAgain' | 'forget'> {
  /** @returns the keys of those connections of which only the read that is under way can say whether they are missing. */
  note(uri: string, workflow: Workflow): ReadonlySet<string>;
}

export function watchMissing(account: AccountSource): MissingWatch {
  const list = watchList({ isReadAgain: () => account.rereading, newlyMissing: () => account.newlyMissing() });
  return {
    ...list,
    note(uri, workflow) {
      const { current } = account;
      const missing = absentConnections(workflow, current);
      // Nothing is missing from an account that is not known, and nothing is forgotten while it is not.
      if (current.kind !== 'known' || !missing) return nothing;
      return list.note(uri, `${current.apiUrl} ${current.accountName}`, missing);
    },
  };
}
