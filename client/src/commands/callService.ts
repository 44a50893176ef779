/** One call of the service for the user: with progress, and when it fails with a sentence, and ways on that are gone at once. */
import { env, window } from 'vscode';
import type { KnownAccount } from '../../../server/src/relay/account';
import type { RelayApi } from '../../../server/src/relay/api';
import { RelayApiError } from '../../../server/src/relay/apiError';
import { messageOf } from '../../../server/src/relay/messageOf';
import { runWithProgress } from '../progress';
import { isOutcomeUnknown, requestTo } from './outcome';
import { copyRequest, type ReadySetting } from './ready';

export interface ServiceCall<T> {
  /** As it follows "Could not" and "Please": `delete the aws connection "prod"`. */
  readonly what: string;
  readonly progress: string;
  readonly run: (api: RelayApi, signal: AbortSignal) => Promise<T>;
  /** Whether the user entered something that the service could refuse. */
  readonly entered: boolean;
  /** What the failure means after all, e.g. that the service did it and the answer was lost; the list has been read again. */
  readonly settle?: (error: RelayApiError) => T | undefined;
  /** Reads the list that is about what was called; that of the connections when not given. */
  readonly reread?: () => Promise<unknown>;
  /** What a conflict means: `workflow deploy already has a secret of this name. …` */
  readonly taken?: string;
  /** It needs a role that not everybody has: a refusal says that this token may not change connections. */
  readonly changes?: true;
  /** Other ways on from a failure, before the usual ones. */
  readonly waysOn?: (error: RelayApiError) => readonly string[];
}

export type ServiceAnswer<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** One of the call's own ways on, or `undefined`. */
  | { readonly kind: 'failed'; readonly wayOn: string | undefined; readonly error: unknown };

export async function callService<T>(
  call: ServiceCall<T>,
  { apiUrl, accountName }: Pick<KnownAccount, 'apiUrl' | 'accountName'>,
  { account, signIn }: ReadySetting,
): Promise<ServiceAnswer<T>> {
  for (;;) {
    try {
      const value = await runWithProgress(call.progress, async (signal) => call.run(await account.connect(), signal));
      return { kind: 'done', value };
    } catch (error) {
      if (error instanceof RelayApiError) {
        if (error.kind === 'forbidden' && call.changes === true) account.noteCreateRefused();
        if (call.settle !== undefined ? mayHaveChanged(error) : isNews(error)) await (call.reread ?? account.refresh)();
        const value = call.settle?.(error);
        if (value !== undefined) return { kind: 'done', value };
        // The user's own wish, and nothing has come of what was begun.
        if (error.kind === 'aborted' && call.settle === undefined) return { kind: 'failed', wayOn: undefined, error };
      }
      const own = error instanceof RelayApiError ? (call.waysOn?.(error) ?? []) : [];
      const message = messageOf(error, { ...call, apiUrl, accountName });
      const shown = window.showErrorMessage(message, ...own, ...usualWaysOn(error));
      // A message without a way on may stay there as long as it likes.
      const wayOn = own.length + usualWaysOn(error).length === 0 ? undefined : await shown;
      if (wayOn === 'Try Again') continue;
      if (wayOn === 'Sign In Again' && (await signIn())) continue;
      if (wayOn === copyRequest) await env.clipboard.writeText(requestTo(call.what, accountName));
      return { kind: 'failed', wayOn: own.find((way) => way === wayOn), error };
    }
  }
}

/** The account is not as it was known. */
const isNews = ({ kind }: RelayApiError): boolean => kind === 'notFound' || kind === 'conflict';

/** The same, or it is not known whether the service did what was asked: the list can tell. */
const mayHaveChanged = (error: RelayApiError): boolean => isNews(error) || isOutcomeUnknown(error);

function usualWaysOn(error: unknown): readonly string[] {
  if (!(error instanceof RelayApiError)) return ['Try Again'];
  switch (error.kind) {
    case 'unauthorized':
      return ['Sign In Again'];
    case 'forbidden':
      return [copyRequest, 'Sign In Again'];
    case 'notFound':
    case 'conflict':
    case 'invalid':
      return [];
    case 'rateLimited':
    case 'timeout':
    case 'unreachable':
    case 'unexpected':
    case 'aborted':
      return ['Try Again'];
  }
}
