/** One call of the service for the user: with progress, and when it fails with a sentence, and ways on that are gone at once. */
import { env, window } from 'vscode';
import type { AccountSnapshot, KnownAccount } from '../../../server/src/relay/account';
import type { RelayApi } from '../../../server/src/relay/api';
import { RelayApiError } from '../../../server/src/relay/apiError';
import { messageOf } from '../../../server/src/relay/messageOf';
import type { Account } from '../account';
import { runWithProgress } from '../progress';
import { copyRequest, isOutcomeUnknown, requestTo, signInAgain, tryAgain, waysOnFrom } from './outcome';
import type { ReadySetting } from './ready';

export interface ServiceCall<T, List = AccountSnapshot> {
  /** As it follows "Could not" and "Please": `delete the aws connection "prod"`. */
  readonly what: string;
  readonly progress: string;
  readonly run: (api: RelayApi, signal: AbortSignal) => Promise<T>;
  /** Whether the user entered something that the service could refuse. */
  readonly entered: boolean;
  /** Reads the list that the call is about: after a failure it may not be what it was. */
  readonly reread: () => Promise<List>;
  /** What the failure means after all, as the list tells that has just been read: done, and the answer was lost, or another error. */
  readonly settle?: (error: RelayApiError, list: List) => T | RelayApiError | undefined;
  /** What a conflict means: `workflow deploy already has a secret of this name. …` */
  readonly taken?: string;
  /** It needs a role that not everybody has, and the service has said that this token has another. */
  readonly refused?: () => void;
  /** What to send to somebody who has that role, where it is not `what`. */
  readonly request?: string;
  /** Other ways on from a failure, behind the usual ones. */
  readonly waysOn?: (error: RelayApiError) => readonly string[];
}

/** What all calls that change connections of the account have in common. */
export const aboutConnections = ({ account }: ReadySetting) => ({
  reread: () => account.refresh(),
  refused: () => account.noteCreateRefused(),
});

export type ServiceAnswer<T> =
  | Done<T>
  /** With the way on that the user chose, where it leads elsewhere. */
  | (Failure & { readonly wayOn: string | undefined });

interface Done<T> {
  readonly kind: 'done';
  readonly value: T;
}

interface Failure {
  readonly kind: 'failed';
  /** `undefined` for what went wrong on this computer. */
  readonly error: RelayApiError | undefined;
}

export async function callService<T, List>(
  call: ServiceCall<T, List>,
  { apiUrl, accountName }: KnownAccount,
  { account, signIn }: ReadySetting,
): Promise<ServiceAnswer<T>> {
  for (;;) {
    const attempt = await attemptCall(call, account);
    if (attempt.kind === 'done') return attempt;
    const { error } = attempt;
    if (error?.kind === 'forbidden') call.refused?.();
    // The user's own wish, and nothing has come of what was begun.
    if (error?.kind === 'aborted' && call.settle === undefined) return { ...attempt, wayOn: undefined };
    const waysOn = waysOnFrom(error, call.waysOn);
    const shown = window.showErrorMessage(messageOf(error, { ...call, apiUrl, accountName }), ...waysOn);
    // A message without a way on may stay there as long as it likes.
    const wayOn = waysOn.length === 0 ? undefined : await shown;
    if (wayOn === tryAgain || (wayOn === signInAgain && (await signIn()))) continue;
    if (wayOn === copyRequest) await env.clipboard.writeText(call.request ?? requestTo(call.what, accountName));
    return { ...attempt, wayOn };
  }
}

async function attemptCall<T, List>(call: ServiceCall<T, List>, account: Account): Promise<Done<T> | Failure> {
  try {
    const value = await runWithProgress(call.progress, async (signal) => call.run(await account.connect(), signal));
    return { kind: 'done', value };
  } catch (error) {
    if (!(error instanceof RelayApiError)) return { kind: 'failed', error: undefined };
    if (!(call.settle === undefined ? isNews(error) : mayHaveChanged(error))) return { kind: 'failed', error };
    const list = await call.reread();
    const meaning = call.settle?.(error, list) ?? error;
    return meaning instanceof RelayApiError ? { kind: 'failed', error: meaning } : { kind: 'done', value: meaning };
  }
}

/** The account is not as it was known. */
const isNews = ({ kind }: RelayApiError): boolean => kind === 'notFound' || kind === 'conflict';

/** The same, or the service may have done what was asked, or refuses it for what the list says now. */
const mayHaveChanged = (error: RelayApiError): boolean =>
  isNews(error) || error.kind === 'invalid' || isOutcomeUnknown(error);
