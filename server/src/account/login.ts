/**
 * The login that this process finds where it runs: `RELAY_API_TOKEN`, else that of the Relay command line.
 */
import { defaultApiUrl, parseApiUrl } from '../relay/apiUrl';
import { readCliLogin, type CliLogin } from '../relay/cliConfig';
import { Redacted } from '../relay/redacted';

/** A token and the only address it may be sent to. */
export interface TokenLogin {
  readonly kind: 'token';
  readonly apiUrl: string;
  readonly token: Redacted;
}

export type Login =
  | TokenLogin
  | { readonly kind: 'none' }
  /** There is one, but it must not be used; `message` says why, for people. */
  | { readonly kind: 'unusable'; readonly message: string };

export function sameLogin(a: Login, b: Login): boolean {
  return a.kind === 'token' && b.kind === 'token' && a.apiUrl === b.apiUrl && a.token.reveal() === b.token.reveal();
}

/** Never rejects. `environment` is that of the process. */
export async function findLogin(environment: NodeJS.ProcessEnv): Promise<Login> {
  const { RELAY_API_TOKEN: token = '', RELAY_API_URL: apiUrl = '' } = environment;
  if (token !== '') return environmentLogin(new Redacted(token), apiUrl);
  return fromCli(await readCliLogin(environment));
}

function environmentLogin(token: Redacted, apiUrl: string): Login {
  if (apiUrl === '') return { kind: 'token', apiUrl: defaultApiUrl, token };
  const address = parseApiUrl(apiUrl);
  return address.kind === 'valid'
    ? { kind: 'token', apiUrl, token }
    : { kind: 'unusable', message: `RELAY_API_TOKEN is not used, because of RELAY_API_URL: ${address.reason}.` };
}

function fromCli(login: CliLogin): Login {
  if (login.kind === 'found') return { kind: 'token', apiUrl: login.apiUrl, token: login.token };
  const signedOut = login.reason === 'absent' || login.reason === 'noToken';
  return signedOut ? { kind: 'none' } : { kind: 'unusable', message: login.message };
}
