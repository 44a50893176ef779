/**
 * The login that this process finds where it runs: `RELAY_API_TOKEN`, else that of the Relay command line.
 */
import { readCliLogin, type CliLogin } from '../relay/cliConfig';
import { environmentLogin } from '../relay/environmentLogin';
import type { Redacted } from '../relay/redacted';

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
  const found = environmentLogin(environment);
  if (found === undefined) return fromCli(await readCliLogin(environment));
  return found.kind === 'valid'
    ? { kind: 'token', apiUrl: found.apiUrl, token: found.token }
    : { kind: 'unusable', message: `RELAY_API_TOKEN is not used, because of RELAY_API_URL: ${found.reason}.` };
}

function fromCli(login: CliLogin): Login {
  if (login.kind === 'found') return { kind: 'token', apiUrl: login.apiUrl, token: login.token };
  const signedOut = login.reason === 'absent' || login.reason === 'noToken';
  return signedOut ? { kind: 'none' } : { kind: 'unusable', message: login.message };
}
