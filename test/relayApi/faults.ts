/**
 * Faults on demand: what a test orders goes wrong for a path, a number of times.
 */
import { failure, json, type Answer } from './answer';

export interface FaultMatch {
  /** Any, when not given. */
  readonly method?: string;
  /** The whole path, or a pattern found in it; any, when not given. */
  readonly path?: string | RegExp;
  /** How many requests it hits; 1 when not given. */
  readonly times?: number;
}

export type FaultEffect =
  /** A status with the service's error body, or with none. 401 to 403, 409, 422, 429 and 503 get words of their own unless `message` gives them. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly message?: string;
      readonly body?: 'error' | 'empty';
      readonly retryAfter?: number | string;
    }
  /** The usual answer, later. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** No answer until it is released, the client gives up or the server closes. */
  | { readonly kind: 'hang' }
  /** The connection breaks; with `processed`, after the service has done what was asked. */
  | { readonly kind: 'drop'; readonly processed?: boolean }
  /** Headers and half of the body, then the connection breaks. */
  | { readonly kind: 'truncated' }
  /** Headers and half of the body, and no more until the client gives up or the server closes. */
  | { readonly kind: 'stall' }
  /** A body that says it is JSON, complete, and is not. */
  | { readonly kind: 'malformed' }
  /** A web page, as a proxy or a sign-in portal answers. */
  | { readonly kind: 'html'; readonly status?: number }
  /** JSON of another shape than the contract's: `[]` unless given. */
  | { readonly kind: 'wrongShape'; readonly body?: unknown }
  | { readonly kind: 'redirect'; readonly location: string };

export type Fault = FaultMatch & FaultEffect;

export class Faults {
  private readonly pending: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.pending.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.pending.length = 0;
  }

  /** The first fault ordered for such a request; it counts as used. */
  take(method: string, path: string): FaultEffect | undefined {
    const found = this.pending.find(({ fault, left }) => left > 0 && matches(fault, method, path));
    if (found !== undefined) found.left -= 1;
    return found?.fault;
  }
}

function matches({ method, path }: FaultMatch, requestMethod: string, requestPath: string): boolean {
  if (method !== undefined && method.toUpperCase() !== requestMethod) return false;
  if (path === undefined) return true;
  // A pattern with the flag `g` would remember where it stopped.
  return typeof path === 'string'
    ? path === requestPath
    : new RegExp(path.source, path.flags.replace('g', '')).test(requestPath);
}

/** The answer in place of the usual one, for those faults that are an answer. */
export function faultyAnswer(fault: FaultEffect): Answer | undefined {
  switch (fault.kind) {
    case 'status':
      return statusAnswer(fault);
    case 'malformed':
      return { ...json(200, {}), body: '{"connections": [{"id": "1", ' };
    case 'html':
      return {
        status: fault.status ?? 200,
        contentType: 'text/html; charset=utf-8',
        body: '<html><body><h1>Sign in to the guest network</h1></body></html>',
      };
    case 'wrongShape':
      return json(200, fault.body ?? []);
    case 'redirect':
      return { status: 302, contentType: 'text/plain', body: '', headers: { location: fault.location } };
    default:
      return undefined;
  }
}

function statusAnswer({ status, message, body, retryAfter }: Extract<FaultEffect, { kind: 'status' }>): Answer {
  const answer =
    body === 'empty'
      ? { status, contentType: 'text/plain', body: '' }
      : failure(status, `status_${status}`, message ?? words[status] ?? 'Something went wrong.');
  return retryAfter === undefined ? answer : { ...answer, headers: { 'retry-after': String(retryAfter) } };
}

const words: Record<number, string> = {
  401: 'You are not signed in.',
  403: 'You do not have permission to do this.',
  404: 'There is no such thing.',
  409: 'There is already one of this type and name.',
  422: 'What was sent is not valid.',
  429: 'Too many requests.',
  503: 'The service is under maintenance.',
};
