/**
 * Notices when something becomes missing from a list, which is when a person has just typed its name or opened the file: perhaps they created it
 * elsewhere since the list was read. Then the list is read again first, and until that is over it is not called missing.
 * What was missing before stays so meanwhile, and asks for nothing more.
 */

/** A list that names can be missing from. */
export interface List {
  /** It is too old to say of anything that it is missing, and is being read again now. */
  isReadAgain(): boolean;
  /** Something is newly missing; whether the list is read again for it is for the list to decide. */
  newlyMissing(): void;
}

export interface ListWatch {
  /**
   * @param whose list it is now: what another lacks says nothing of this one.
   * @param missing all that it lacks for the document.
   * @returns of that what only the read that is under way can settle.
   */
  note(uri: string, whose: string, missing: ReadonlySet<string>): ReadonlySet<string>;
  /** Asks once more for what is missing from this document; it stays missing until there is an answer. */
  askAgain(uri: string): void;
  forget(uri: string): void;
}

export function watchList(list: List): ListWatch {
  const missingIn = new Map<string, ReadonlySet<string>>();
  const unsettled = new Set<string>();
  let owner = '';
  return {
    note(uri, whose, missing) {
      if (whose !== owner) missingIn.clear();
      owner = whose;
      const known = [...missingIn.values()];
      const fresh = [...missing].filter((name) => !known.some((names) => names.has(name)));
      missingIn.set(uri, missing);
      if (fresh.length > 0) list.newlyMissing();
      if (list.isReadAgain()) fresh.forEach((name) => unsettled.add(name));
      else unsettled.clear();
      return unsettled;
    },
    askAgain(uri) {
      if ((missingIn.get(uri)?.size ?? 0) > 0) list.newlyMissing();
    },
    forget: (uri) => void missingIn.delete(uri),
  };
}

export const nothing: ReadonlySet<string> = new Set();
