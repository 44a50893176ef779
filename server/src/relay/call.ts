/**
 * One call of the Relay API: the request with the headers that every call has, and its answer as JSON or as an error.
 */
import { RelayApiError, kindOfStatus } from './apiError';
import { canonicalApiUrl } from './apiUrl';
import { member, nonEmptyText, optional, parseJson, type Found } from './decode';
import { exchange, type HttpAnswer } from './http';
import type { Redacted } from './redacted';
import { serviceMessageOf } from './serviceMessage';

const jsonType = 'application/vnd.puppet.relay.v20200615+json';
const yamlType = 'application/vnd.puppet.relay.v20200615+yaml';

export interface RelayApiOptions {
  /** `https`, or `http` to this machine or Relay's documented development address. A path is kept as a prefix. */
  readonly baseUrl: string;
  /** Sent to `baseUrl` and nowhere else. Without it only `startDeviceSignIn` can succeed. */
  readonly token?: Redacted | undefined;
  /** E.g. `relay-workflows/0.1.0`. */
  readonly userAgent?: string | undefined;
  /** For one whole exchange; 10 000 when not given. */
  readonly timeoutMs?: number | undefined;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base URL, its segments already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A workflow's text instead of a JSON body. */
  readonly yaml?: string;
  /** For a call that works without signing in. */
  readonly withoutToken?: true;
  /** What the body holds and no message may repeat. */
  readonly secrets?: readonly Redacted[];
  /** For what is read again and again: where the service tags its answers, an unchanged one is not sent again. */
  readonly tagged?: TaggedAnswers;
  readonly signal?: AbortSignal | undefined;
}

export type Caller = (call: Call) => Promise<Found>;

/** By address. */
export interface TaggedAnswers {
  readonly before: ReadonlyMap<string, TaggedAnswer>;
  readonly now: Map<string, TaggedAnswer>;
}

export interface TaggedAnswer {
  /** As the service wrote it in `ETag`. */
  readonly tag: string;
  readonly found: Found;
}

/**
 * @throws RelayApiError `invalid` when a token may not be sent to the address.
 */
export function caller({ baseUrl, token, userAgent, timeoutMs = 10_000 }: RelayApiOptions): Caller {
  const base = canonicalApiUrl(baseUrl);
  if (base.kind === 'invalid')
    throw new RelayApiError({ kind: 'invalid', detail: `the address of the Relay API cannot be used: ${base.reason}` });
  return async ({ method, path, query = {}, body, yaml, withoutToken, secrets = [], tagged, signal }) => {
    const url = new URL(base.url + path);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const known = tagged?.before.get(url.href);
    const content = yaml ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await exchange({
      method,
      url,
      headers: {
        accept: jsonType,
        ...(content === undefined ? {} : { 'content-type': yaml === undefined ? jsonType : yamlType }),
        ...(token === undefined || withoutToken === true ? {} : { authorization: authorization(token) }),
        ...(userAgent === undefined ? {} : { 'user-agent': userAgent }),
        ...(known === undefined ? {} : { 'if-none-match': known.tag }),
      },
      body: content,
      timeoutMs,
      signal,
    });
    if (answer.status === 304 && known !== undefined) {
      tagged?.now.set(url.href, known);
      return known.found;
    }
    if (answer.status < 200 || answer.status > 299)
      throw refusal(answer, token === undefined ? secrets : [...secrets, token]);
    const found = readJson(answer);
    const tag = answer.headers.etag;
    if (tag !== undefined) tagged?.now.set(url.href, { tag, found });
    return found;
  };
}

/** What a list was when it was last read to its end. */
export interface ListMemory {
  pages: ReadonlyMap<string, TaggedAnswer>;
}

/**
 * Lists are whole today; a published design splits them, with an opaque cursor to the next page. Each page has a tag of its own, so each is asked for: an
 * unchanged first page says nothing of the second. A read that fails forgets the tags: a cursor in a remembered page may be what the service no longer knows.
 */
export async function* pages(
  call: Caller,
  path: string,
  memory: ListMemory,
  signal: AbortSignal | undefined,
): AsyncGenerator<Found> {
  const tagged = { before: memory.pages, now: new Map<string, TaggedAnswer>() };
  memory.pages = new Map();
  const seen = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const query: Record<string, string> = cursor === undefined ? {} : { page: cursor };
    const page = await call({ method: 'GET', path, query, tagged, signal });
    yield page;
    const links = optional(member(page, 'page'), (found) => found);
    cursor =
      links === undefined
        ? undefined
        : optional(member(links, 'next'), (next) => (next.value === '' ? undefined : nonEmptyText(next)));
    if (cursor === undefined) break;
    if (seen.has(cursor)) throw new RelayApiError({ kind: 'unexpected', detail: 'page.next leads in a circle' });
    seen.add(cursor);
  }
  memory.pages = tagged.now;
}

/** One segment of a path, whatever an id or a name holds. `.` and `..` would be resolved away by the URL even when encoded. */
export function segment(value: string): string {
  if (value === '' || value === '.' || value === '..')
    throw new RelayApiError({ kind: 'invalid', detail: 'an id or name that cannot be part of an address' });
  return encodeURIComponent(value);
}

/** A pasted token may hold anything; what no header can carry, no service has issued. */
function authorization(token: Redacted): string {
  const value = token.reveal();
  if (!/^[\x21-\x7e]+$/.test(value))
    throw new RelayApiError({
      kind: 'unauthorized',
      detail: 'the token is empty or holds characters that no token has',
    });
  return `Bearer ${value}`;
}

function refusal({ status, headers, text }: HttpAnswer, secrets: readonly Redacted[]): RelayApiError {
  const serviceMessage = serviceMessageOf(text, secrets);
  const retryAfterMs = retryAfter(headers['retry-after']);
  return new RelayApiError({
    kind: kindOfStatus(status),
    detail: `status ${status}`,
    status,
    ...(serviceMessage === undefined ? {} : { serviceMessage }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** `Retry-After` is a number of seconds or a date. */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function readJson({ status, headers, text }: HttpAnswer): Found {
  const type = headers['content-type'] ?? '';
  if (!/^[\w.+-]+\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) {
    const kind = /html/i.test(type) ? 'a web page' : 'not JSON';
    throw new RelayApiError({ kind: 'unexpected', detail: `the answer is ${kind}`, status });
  }
  return parseJson(text);
}
