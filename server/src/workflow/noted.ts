/**
 * Objects with room for what others find out about them, which is kept for as long as they live. It is what a `WeakMap` does, for objects that
 * are asked for by the thousand at every keystroke: looking a note up is reading a property.
 */
export interface Noted {
  readonly notes: Notes;
}

/** Made with `blank()`, and read through a `Note` only. */
export type Notes = unknown[];

export function blank(): Notes {
  return [];
}

export interface Note<Value> {
  readonly of: (object: Noted) => Value | undefined;
  readonly write: (object: Noted, value: Value) => void;
}

/** A kind of note. To be made once, when a module is loaded. */
export function newNote<Value>(): Note<Value> {
  const place = kinds;
  kinds += 1;
  return {
    of: ({ notes }) => notes[place] as Value | undefined,
    write: ({ notes }, value) => {
      while (notes.length < place) notes.push(undefined);
      notes[place] = value;
    },
  };
}

let kinds = 0;
