import { canonicalApiUrl, defaultApiUrl } from './apiUrl';
import { Redacted } from './redacted';

export type EnvironmentLogin =
  | { readonly kind: 'valid'; readonly apiUrl: string; readonly token: Redacted }
  /** No token may be sent to the address beside it. */
  | { readonly kind: 'invalid'; readonly reason: string };

/** `RELAY_API_TOKEN`, for the address in `RELAY_API_URL`, else for Relay's own; `undefined` where there is no token. White space around them is nobody's wish. */
export function environmentLogin({
  RELAY_API_TOKEN = '',
  RELAY_API_URL = '',
}: Readonly<Record<string, string | undefined>>): EnvironmentLogin | undefined {
  const token = RELAY_API_TOKEN.trim();
  if (token === '') return undefined;
  const url = RELAY_API_URL.trim();
  const address = canonicalApiUrl(url === '' ? defaultApiUrl : url);
  return address.kind === 'invalid' ? address : { kind: 'valid', apiUrl: address.url, token: new Redacted(token) };
}
