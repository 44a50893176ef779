/**
 * What a person reads when a call of the Relay API failed: what did not happen, why, and what to do. Never a value, a token or a raw error.
 */
import { RelayApiError } from './apiError';

export interface MessageContext {
  /** What was being done, as it follows "Could not": `create the aws connection "prod"`. */
  readonly what: string;
  readonly apiUrl: string;
  /** The account, when its name is known. */
  readonly accountName?: string | undefined;
  /** False where the user entered nothing that the service could refuse, as when a connection is tested. */
  readonly entered?: boolean;
  /** What a conflict means, where it is not about a connection. */
  readonly taken?: string | undefined;
}

/** E.g. `Could not create the aws connection "prod": your role on account acme does not allow it. Ask an administrator of acme.` */
export function messageOf(error: unknown, context: MessageContext): string {
  if (!(error instanceof RelayApiError))
    return `Could not ${context.what}: something unexpected went wrong on this computer.`;
  return error.kind === 'aborted'
    ? `Cancelled: ${context.what}.`
    : `Could not ${context.what}: ${reasonOf(error, context)}`;
}

function reasonOf(error: RelayApiError, { apiUrl, accountName, entered = true, taken }: MessageContext): string {
  const relay = `Relay at ${hostOf(apiUrl)}`;
  const account = accountName === undefined ? 'the account' : `account ${accountName}`;
  const words = error.serviceMessage === undefined ? '' : ` Relay says: ${sentence(error.serviceMessage)}`;
  switch (error.kind) {
    case 'unauthorized':
      return `${relay} does not accept this sign-in (any more). Sign in again.`;
    case 'forbidden':
      return `your role on ${account} does not allow it. Ask an administrator of ${accountName ?? 'the account'}.${words}`;
    case 'notFound':
      return `it is not (or no longer) on ${account}. Refresh the account and look again.${words}`;
    case 'conflict':
      if (taken !== undefined) return `${taken}${words}`;
      if (!entered) return `${relay} refuses it as things are now. Refresh the account and look again.${words}`;
      return `${account} already has one of this type and name. Use that one or choose another name.${words}`;
    case 'invalid':
      if (error.status === undefined) return sentence(error.detail);
      return !entered
        ? `${relay} refuses it.${words}`
        : `${relay} does not accept what was entered. Correct it and try again.${words}`;
    case 'rateLimited':
      return `${relay} is asked too often. Try again ${waitOf(error)}.${words}`;
    case 'timeout':
      return `${relay} did not answer in time. Check your network and try again.${words}`;
    case 'unreachable':
      return `${relay} cannot be reached (${plainly(error.detail)}). Check your network, your proxy and whether this is the right address.`;
    case 'unexpected':
      return unexpected(error, relay, words);
    case 'aborted':
      return 'it was cancelled.';
  }
}

function unexpected(error: RelayApiError, relay: string, words: string): string {
  const status = error.status ?? 200;
  if (status >= 500) return `${relay} has a problem of its own (status ${status}). Try again ${waitOf(error)}.${words}`;
  if (status >= 300)
    return `${relay} answered in a way that is not understood (status ${status}). Check whether this is the right address.${words}`;
  return `${relay} answered in a way that is not understood (${error.detail}). Check your proxy and whether this is the right address.`;
}

function waitOf({ retryAfterMs }: RelayApiError): string {
  if (retryAfterMs === undefined) return 'later';
  const seconds = Math.ceil(retryAfterMs / 1000);
  return seconds < 90 ? `in ${seconds} s` : `in ${Math.ceil(seconds / 60)} min`;
}

const hostOf = (apiUrl: string): string => (URL.canParse(apiUrl) ? new URL(apiUrl).host : 'the configured address');

const sentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);

/** What the codes of Node and of TLS mean, for those that a person meets. */
function plainly(code: string): string {
  if (code === 'ECONNREFUSED') return 'nothing answers there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name is not known to the network';
  if (/CERT|SIGNATURE|ALTNAME/.test(code)) return `its certificate is not trusted, ${code}`;
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'the connection broke';
  return code;
}
