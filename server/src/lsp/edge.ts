/**
 * Where errors end: every handler runs inside the edge, which reports what was being done and answers empty.
 */
import { ResponseError, type CancellationToken } from 'vscode-jsonrpc/node';
import { LSPErrorCodes } from './constants';

export interface Edge {
  /**
   * A request handler that answers `empty` after an error and does not start once the client has cancelled. It starts at once, or when `ready`
   * says so.
   */
  answer<P, R>(
    doing: string,
    empty: R,
    handler: (params: P) => R,
    ready?: (params: NoInfer<P>) => Promise<void> | undefined,
  ): (params: P, token: CancellationToken) => R | ResponseError<never> | Promise<R | ResponseError<never>>;
  /** The same for an answer that takes a while. One that was cancelled meanwhile is not sent. */
  answerLater<P, R>(
    doing: string,
    empty: R,
    handler: (params: P, token: CancellationToken) => Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;
  /** Does something that nobody waits for, with `empty` for a result after an error. */
  attempt<R>(doing: string, empty: R, work: () => R): R;
  /** What the client makes of something that is sent to it: `undefined` after an error. Never rejects. */
  sent<R>(doing: string, sending: Promise<R>): Promise<R | undefined>;
}

export function createEdge(log: (message: string) => void): Edge {
  const report = (doing: string, error: unknown): void => log(`Failed while ${doing}: ${describeError(error)}`);
  const attempt: Edge['attempt'] = (doing, empty, work) => {
    try {
      return work();
    } catch (error) {
      report(doing, error);
      return empty;
    }
  };
  return {
    answer: (doing, empty, handler, ready) => (params, token) => {
      const start = () => (token.isCancellationRequested ? cancelled() : attempt(doing, empty, () => handler(params)));
      const wait = token.isCancellationRequested ? undefined : attempt(doing, undefined, () => ready?.(params));
      return wait === undefined ? start() : wait.then(start);
    },
    answerLater: (doing, empty, handler) => async (params, token) => {
      const isCancelled = (): boolean => token.isCancellationRequested;
      if (isCancelled()) return cancelled();
      try {
        const answer = await handler(params, token);
        return isCancelled() ? cancelled() : answer;
      } catch (error) {
        report(doing, error);
        return empty;
      }
    },
    attempt,
    sent: (doing, sending) =>
      sending.catch((error: unknown) => {
        report(doing, error);
        return undefined;
      }),
  };
}

const cancelled = (): ResponseError<never> => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');

/** The kind of error and where it happened. Not its message, which may quote the document. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return [error.name, ...frames.slice(0, 5)].join('\n');
}
