/**
 * Reads an answer of the Relay API. Strict about what we use and blind to all else: a field of the wrong kind is an error that names the field
 * (never its value), unknown fields and missing optional ones are fine.
 */
import { RelayApiError } from './apiError';
import { isRecord, property } from './json';

/** A JSON value and where it was found: `connections[3].name`. */
export interface Found {
  readonly value: unknown;
  readonly path: string;
}

export function parseJson(text: string): Found {
  try {
    return { value: JSON.parse(text) as unknown, path: '' };
  } catch {
    // A parser's message quotes the text.
    throw new RelayApiError({ kind: 'unexpected', detail: 'the answer is not JSON' });
  }
}

export function member(of: Found, key: string): Found {
  if (!isRecord(of.value)) throw wrong(of, 'an object');
  return { value: property(of.value, key), path: of.path === '' ? key : `${of.path}.${key}` };
}

export function text(found: Found): string {
  if (typeof found.value !== 'string') throw wrong(found, 'a text');
  return found.value;
}

/** A text that means something: an empty id, name or address would only fail later and elsewhere. */
export function nonEmptyText(found: Found): string {
  const value = text(found);
  if (value === '') throw wrong(found, 'a non-empty text');
  return value;
}

/** RFC 3339, kept as text. */
export function time(found: Found): string {
  const value = text(found);
  if (!/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(value)) throw wrong(found, 'a time');
  return value;
}

export function flag(found: Found): boolean {
  if (typeof found.value !== 'boolean') throw wrong(found, 'true or false');
  return found.value;
}

export function list<T>(found: Found, read: (item: Found) => T): T[] {
  if (!Array.isArray(found.value)) throw wrong(found, 'a list');
  return found.value.map((value: unknown, index) => read({ value, path: `${found.path}[${index}]` }));
}

/** Entries of an object, in its order. */
export function entries(found: Found): [string, Found][] {
  const { value, path } = found;
  if (!isRecord(value)) throw wrong(found, 'an object');
  return Object.entries(value).map(([key, item]) => [key, { value: item, path: `${path}.${key}` }]);
}

/** Go leaves an unset optional field out or sends `null`. */
export function optional<T>(found: Found, read: (found: Found) => T): T | undefined {
  return found.value === undefined || found.value === null ? undefined : read(found);
}

function wrong(found: Found, expected: string): RelayApiError {
  const where = found.path === '' ? 'the answer' : found.path;
  const problem = found.value === undefined ? 'is missing' : `is not ${expected}`;
  return new RelayApiError({ kind: 'unexpected', detail: `${where} ${problem}` });
}
