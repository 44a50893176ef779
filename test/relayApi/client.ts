/** A plain HTTP client for the tests of the API: it sends what it is told to, right or wrong. */
import { jsonType } from './answer';

export interface PlainRequest {
  readonly token?: string | undefined;
  readonly body?: unknown;
  /** Replaces the JSON body. */
  readonly text?: string;
  /** `undefined` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined when the text is not JSON. */
  readonly json: unknown;
}

export async function request(url: string, call: string, options: PlainRequest = {}): Promise<PlainAnswer> {
  const [method, path] = call.split(' ') as [string, string];
  const body = options.text ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  const headers: Record<string, string | undefined> = {
    accept: jsonType,
    ...(body === undefined ? {} : { 'content-type': jsonType }),
    ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
    ...options.headers,
  };
  const sent = Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined);
  const answer = await fetch(url + path, {
    method,
    headers: sent,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
