/**
 * Which login is in use: the environment's, else one that the user made here for the API address in the settings. Its token is fetched when it is needed
 * and is bound to the address that the login names.
 */
import { RelayApiError } from '../../../server/src/relay/apiError';
import { defaultApiUrl, parseApiUrl } from '../../../server/src/relay/apiUrl';
import type { CliLogin, FoundLogin } from '../../../server/src/relay/cliConfig';
import { Redacted } from '../../../server/src/relay/redacted';
import type { StoredSession } from './sessionStore';

export interface Login {
  readonly id: string;
  readonly source: 'environment' | 'token' | 'cli';
  readonly apiUrl: string;
  /** As they were when the user signed in; the environment does not say. */
  readonly accountName: string | undefined;
  readonly userName: string | undefined;
  /** @throws RelayApiError `unauthorized` when the CLI is no longer signed in to this address. */
  readonly token: () => Promise<Redacted>;
}

export type LoginState =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'signedIn'; readonly login: Login }
  /** A login is meant to be used and cannot be: the sentence says why and what to do. */
  | { readonly kind: 'unusable'; readonly message: string };

export interface LoginInputs {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the setting `relay.api.url`. */
  readonly apiUrl: string;
  readonly sessions: readonly StoredSession[];
  /** What the Relay CLI's file says now. */
  readonly readCliLogin: () => Promise<CliLogin>;
}

export function findLogin({ environment, apiUrl, sessions, readCliLogin }: LoginInputs): LoginState {
  const token = environment.RELAY_API_TOKEN?.trim();
  if (token !== undefined && token !== '') return environmentLogin(token, environment.RELAY_API_URL);

  const address = canonicalApiUrl(apiUrl);
  if (address.kind === 'invalid')
    return { kind: 'unusable', message: `The setting relay.api.url cannot be used: ${address.reason}.` };
  const session = sessions.find((candidate) => candidate.apiUrl === address.url);
  return session === undefined ? { kind: 'signedOut' } : { kind: 'signedIn', login: loginOf(session, readCliLogin) };
}

/** The address without a slash at its end, as logins are bound to it. */
export function canonicalApiUrl(
  text: string,
): { readonly kind: 'valid'; readonly url: string } | { readonly kind: 'invalid'; readonly reason: string } {
  const parsed = parseApiUrl(text.trim());
  return parsed.kind === 'invalid' ? parsed : { kind: 'valid', url: parsed.url.href.replace(/\/+$/, '') };
}

/** Its token is for the address that the environment names beside it, whatever the settings say. */
function environmentLogin(token: string, url: string | undefined): LoginState {
  const address = canonicalApiUrl(url === undefined || url.trim() === '' ? defaultApiUrl : url);
  if (address.kind === 'invalid')
    return { kind: 'unusable', message: `RELAY_API_URL in the environment cannot be used: ${address.reason}.` };
  const secret = new Redacted(token);
  return {
    kind: 'signedIn',
    login: {
      id: 'environment',
      source: 'environment',
      apiUrl: address.url,
      accountName: undefined,
      userName: undefined,
      token: () => Promise.resolve(secret),
    },
  };
}

export function loginOf(session: StoredSession, readCliLogin: LoginInputs['readCliLogin']): Login {
  const { id, kind, apiUrl, accountName, userName } = session;
  const token =
    session.kind === 'token'
      ? () => Promise.resolve(session.token)
      : async () => cliToken(await readCliLogin(), session.apiUrl);
  return { id, source: kind, apiUrl, accountName, userName, token };
}

/** The CLI may have moved to another address since: its token is not for this one then. */
function cliToken(cli: CliLogin, apiUrl: string): Redacted {
  if (cli.kind === 'missing') throw new RelayApiError({ kind: 'unauthorized', detail: cli.message });
  if (!isForAddress(cli, apiUrl))
    throw new RelayApiError({ kind: 'unauthorized', detail: 'the Relay CLI is signed in to another address' });
  return cli.token;
}

/** @param apiUrl canonical. */
export function isForAddress(cli: CliLogin, apiUrl: string): cli is FoundLogin {
  if (cli.kind === 'missing') return false;
  const address = canonicalApiUrl(cli.apiUrl);
  return address.kind === 'valid' && address.url === apiUrl;
}
