import type { SecretKeeper } from '../../client/src/session/sessionStore';

export interface SecretMemory extends SecretKeeper {
  readonly values: ReadonlyMap<string, string>;
  put(key: string, value: string): void;
}

/** A secret storage that all windows share: each hears of every change, as in VS Code. */
export function memory(): SecretMemory {
  const values = new Map<string, string>();
  const listeners = new Set<(change: { readonly key: string }) => void>();
  const changed = (key: string): void => {
    for (const listener of listeners) listener({ key });
  };
  return {
    values,
    put: (key, value) => void values.set(key, value),
    get: (key) => Promise.resolve(values.get(key)),
    store: async (key, value) => {
      await new Promise(setImmediate);
      values.set(key, value);
      changed(key);
    },
    delete: (key) => {
      values.delete(key);
      changed(key);
      return Promise.resolve();
    },
    onDidChange: (listener) => {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  };
}
