/** The functions that an expression can call. */

export interface RelayFunction {
  /** How many positional arguments it takes; `maximum` may be `Infinity`. */
  readonly positional: { readonly minimum: number; readonly maximum: number };
  /** The names of its keyword form; absent where it has none. Other names are ignored by the engine. */
  readonly keywords: { readonly required: readonly string[]; readonly optional: readonly string[] } | undefined;
  /** Shows how it is called. */
  readonly signature: string;
}

export const functions: ReadonlyMap<string, RelayFunction> = new Map<string, RelayFunction>([
  ['append', positional('append(array, item, …)', 2, Infinity)],
  ['coalesce', positional('coalesce(value, …)', 0, Infinity)],
  ['concat', positional('concat(value, …)', 0, Infinity)],
  ['convertMarkdown', keywords(positional('convertMarkdown(to, content)', 2), ['to', 'content'])],
  ['equals', positional('equals(left, right)', 2)],
  ['exists', positional('exists(value)', 1)],
  ['jsonMarshal', positional('jsonMarshal(value)', 1)],
  ['jsonUnmarshal', positional('jsonUnmarshal(text)', 1)],
  ['merge', keywords(positional('merge(object, …)', 0, Infinity), ['objects'], ['mode'])],
  ['notEquals', positional('notEquals(left, right)', 2)],
  ['now', positional('now()', 0)],
  ['path', keywords(positional('path(object, query, default)', 2, 3), ['object', 'query'], ['default'])],
  ['toString', positional('toString(value)', 1)],
]);

function positional(signature: string, minimum: number, maximum = minimum): RelayFunction {
  return { positional: { minimum, maximum }, keywords: undefined, signature };
}

function keywords(base: RelayFunction, required: readonly string[], optional: readonly string[] = []): RelayFunction {
  return { ...base, keywords: { required, optional } };
}
