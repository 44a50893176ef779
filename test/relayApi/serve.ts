/**
 * A request from the wire to its answer, and the faults in between.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { apiAnswer } from './api';
import type { Account } from './account';
import { failure, json, type Answer } from './answer';
import { controlAnswer } from './control';
import { faultyAnswer, type FaultEffect, type Faults } from './faults';
import { pageAt } from './pages';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Of the answer; undefined while there is none, or when the connection broke before. */
  status?: number;
}

export type HangingEnd = 'answered' | 'dropped';

export interface Serving {
  readonly account: Account;
  readonly faults: Faults;
  readonly recorded: RecordedRequest[];
  readonly controlKey: string;
  readonly url: string;
  readonly entityTags: boolean;
  /** The ends that each request that hangs may come to. */
  readonly hanging: Readonly<Record<HangingEnd, () => void>>[];
}

export function serve(serving: Serving): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answerTo(serving, request, response).catch((error: unknown) => {
      if (!response.headersSent) write(response, failure(500, 'internal', String(error)));
      else response.destroy();
    });
  };
}

async function answerTo(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', serving.url);
  const { method = 'GET', headers } = request;
  const body = await readBody(request);
  if (path.startsWith('/_control/')) {
    write(response, control(serving, method, path, headers, body));
    return;
  }
  const page = pageAt(serving.account, path, query, method === 'POST' ? new URLSearchParams(body) : undefined);
  if (page !== undefined) {
    write(response, page);
    return;
  }
  const record: RecordedRequest = { method, path, query, headers, body };
  serving.recorded.push(record);
  const respond = (answer: Answer, send = write): void => {
    record.status = answer.status;
    send(response, answer);
  };
  const fault = serving.faults.take(method, path);
  if (fault === undefined) respond(apiAnswer(serving, record));
  else if (fault.kind === 'hang')
    serving.hanging.push({ answered: () => respond(apiAnswer(serving, record)), dropped: () => response.destroy() });
  else disturb(fault, response, () => apiAnswer(serving, record), respond);
}

function disturb(
  fault: FaultEffect,
  response: ServerResponse,
  usual: () => Answer,
  respond: (answer: Answer, send?: typeof write) => void,
): void {
  switch (fault.kind) {
    case 'delay': {
      const clock = setTimeout(() => respond(usual()), fault.milliseconds);
      response.on('close', () => clearTimeout(clock));
      return;
    }
    case 'drop':
      if (fault.processed === true) usual();
      response.destroy();
      return;
    case 'truncated':
      respond(usual(), (_, answer) => writeHalf(response, answer, () => response.destroy()));
      return;
    case 'stall':
      respond(usual(), writeHalf);
      return;
    default:
      respond(faultyAnswer(fault) ?? usual());
  }
}

function control(serving: Serving, method: string, path: string, headers: IncomingHttpHeaders, body: string): Answer {
  if (headers.authorization !== `Control ${serving.controlKey}`)
    return failure(401, 'unauthorized', 'Not the control key.');
  try {
    const { account, faults, recorded } = serving;
    const requests = recorded.map((record) => ({ method: record.method, path: record.path, status: record.status }));
    return controlAnswer({ account, faults, requests }, method, path, body === '' ? undefined : JSON.parse(body));
  } catch (error) {
    return json(400, { error: String(error) });
  }
}

function write(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, headersOf(answer));
  response.end(answer.body);
}

/** The length promises all of it. */
function writeHalf(response: ServerResponse, answer: Answer, then?: () => void): void {
  response.writeHead(answer.status, headersOf(answer));
  const bytes = Buffer.from(answer.body);
  response.write(bytes.subarray(0, bytes.length >> 1), then);
}

const headersOf = ({ contentType, body, headers }: Answer): Record<string, string> => ({
  'content-type': contentType,
  'content-length': String(Buffer.byteLength(body)),
  'cache-control': 'no-store',
  ...headers,
});

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
