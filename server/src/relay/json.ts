/** JSON of others, of which nothing is known. */

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `undefined` where there is none, and for what has no properties. */
export const property = (of: unknown, key: string): unknown =>
  isRecord(of) && Object.hasOwn(of, key) ? of[key] : undefined;
