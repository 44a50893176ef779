/**
 * One request, one answer. Built on `node:http` and `node:https`, which VS Code patches so that the user's proxy and certificate settings hold.
 * Redirects are not followed: a token must not travel to an address that the user did not choose.
 */
import type { IncomingHttpHeaders, IncomingMessage, request } from 'node:http';
import { RelayApiError } from './apiError';

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** For the whole exchange, from connecting to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Of the answer's body; 64 MiB when not given. Ten thousand connections with the workflows that use them are about 10 MB. */
  readonly maximumBytes?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** @throws RelayApiError `timeout`, `unreachable`, `aborted`, or `unexpected` for an answer that is too long. Any status is an answer. */
export async function exchange(request: HttpRequest): Promise<HttpAnswer> {
  const clock = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal === undefined ? clock : AbortSignal.any([request.signal, clock]);
  try {
    signal.throwIfAborted();
    const response = await send(request, signal);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      text: await readText(response, request.maximumBytes),
    };
  } catch (error) {
    if (request.signal?.aborted === true) throw new RelayApiError({ kind: 'aborted', detail: 'cancelled' });
    if (clock.aborted) throw new RelayApiError({ kind: 'timeout', detail: `no answer in ${request.timeoutMs} ms` });
    throw error instanceof RelayApiError ? error : unreachable(error);
  }
}

/**
 * A server whose client sends the account never asks for these modules, which take a while to load. The bundles require them: VS Code changes what
 * is required, and an ES module imported beside it stays as it was.
 */
const load = (url: URL): Promise<{ readonly request: typeof request }> =>
  url.protocol === 'https:' ? import('node:https') : import('node:http');

async function send(request: HttpRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const { request: open } = await load(request.url);
  return new Promise((resolve, reject) => {
    const outgoing = open(request.url, {
      method: request.method,
      signal,
      headers: {
        ...request.headers,
        ...(request.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(request.body)) }),
        // Requests are minutes apart: a kept connection would only be found dead by the next one.
        connection: 'close',
      },
    });
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
}

async function readText(response: IncomingMessage, maximumBytes = 64 * 1024 * 1024): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maximumBytes)
      throw new RelayApiError({ kind: 'unexpected', detail: `the answer is longer than ${maximumBytes} bytes` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Only the code of a system error is kept: nothing that was sent can hide in it. */
function unreachable(error: unknown): RelayApiError {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no connection';
  return new RelayApiError({ kind: 'unreachable', detail: code });
}
