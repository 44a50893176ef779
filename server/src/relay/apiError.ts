/**
 * What went wrong between us and the Relay API. Such an error holds no request body, no token and no answer's body beyond the service's own friendly words.
 */

export type RelayApiErrorKind =
  /** 401: the token is not, not yet, or no longer good. */
  | 'unauthorized'
  /** 403: signed in, but not allowed to. */
  | 'forbidden'
  /** 404 */
  | 'notFound'
  /** 409: there is one with this type and name. */
  | 'conflict'
  /** 400 or 422: the service does not accept what was sent. */
  | 'invalid'
  /** 429 */
  | 'rateLimited'
  /** No complete answer in time. */
  | 'timeout'
  /** No answer at all: no network, wrong address, refused or dropped connection, bad certificate. */
  | 'unreachable'
  /** The caller's signal was aborted. */
  | 'aborted'
  /** Any other status, or an answer that is not what the contract says. */
  | 'unexpected';

export interface RelayApiErrorDetails {
  readonly kind: RelayApiErrorKind;
  /** For developers and logs, e.g. `connections[3].name is missing`, `ECONNREFUSED`. Nothing secret. */
  readonly detail: string;
  readonly status?: number;
  /** The friendly words of the service's error body, cleared of everything that we sent. One line, at most 300 characters. */
  readonly serviceMessage?: string;
  /** How long the service asked to wait (`Retry-After`). */
  readonly retryAfterMs?: number;
}

export class RelayApiError extends Error implements RelayApiErrorDetails {
  override readonly name = 'RelayApiError';
  readonly kind: RelayApiErrorKind;
  readonly detail: string;
  readonly status: number | undefined;
  readonly serviceMessage: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(details: RelayApiErrorDetails) {
    super(`${details.kind}: ${details.detail}`);
    this.kind = details.kind;
    this.detail = details.detail;
    this.status = details.status;
    this.serviceMessage = details.serviceMessage;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** Which kind an unsuccessful status is. */
export function kindOfStatus(status: number): RelayApiErrorKind {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'notFound';
    case 409:
      return 'conflict';
    case 400:
    case 422:
      return 'invalid';
    case 408:
    case 504:
      return 'timeout';
    case 429:
      return 'rateLimited';
    default:
      return 'unexpected';
  }
}
