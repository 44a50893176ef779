/** The same function, which computes once for each key: several rules ask the same of a workflow. What is asked must not change. */
export function remembered<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const existing = known.get(key);
    if (existing) return existing.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}
