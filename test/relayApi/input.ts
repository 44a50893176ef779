/** What a request may hold. */

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with a connection's name, as the service tells it. */
export function nameProblem(name: unknown): string | undefined {
  if (typeof name !== 'string' || name.trim() === '') return 'A connection needs a name.';
  if (name !== name.trim()) return 'A name must not start or end with a space.';
  if (name.length > 64) return 'A name has at most 64 characters.';
  return /\p{Cc}/u.test(name) ? 'A name must not hold control characters.' : undefined;
}

/** The values of `{ type: "secret", fields: { … } }`, when all are there. */
export function fieldsOf(auth: unknown, mayBeEmpty: boolean): Record<string, string> | undefined {
  if (!isRecord(auth) || auth.type !== 'secret' || !isRecord(auth.fields)) return undefined;
  const fields = Object.entries(auth.fields);
  const complete =
    (mayBeEmpty || fields.length > 0) &&
    fields.every(([name, value]) => name !== '' && typeof value === 'string' && value !== '');
  return complete ? (Object.fromEntries(fields) as Record<string, string>) : undefined;
}
