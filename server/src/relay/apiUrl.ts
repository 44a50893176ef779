/** Where Relay answers unless a user or machine setting says otherwise. */
export const defaultApiUrl = 'https://api.relay.sh';

/** The address of a Relay that runs in a local cluster, as the Relay CLI's built-in context `dev` has it: plain HTTP, by a name of its own. */
export const developmentApiUrl = 'http://relay-api.local:8080';

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

export type ApiUrl =
  { readonly kind: 'valid'; readonly url: URL } | { readonly kind: 'invalid'; readonly reason: string };

/**
 * Whether a token may be sent to an address. Only `https` is, or plain `http` to this machine and to Relay's documented development address.
 * The reason is a clause for a sentence: `The address cannot be used: it must start with https://.`.
 */
export function parseApiUrl(text: string): ApiUrl {
  const invalid = (reason: string): ApiUrl => ({ kind: 'invalid', reason });
  if (!URL.canParse(text)) return invalid('it is not a complete address such as https://api.relay.sh');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return invalid('it must not hold a user name or password');
  if (url.search !== '' || url.hash !== '') return invalid('it must end after the path');
  if (url.protocol === 'https:') return { kind: 'valid', url };
  if (url.protocol !== 'http:') return invalid('it must start with https://');
  if (loopbackHosts.has(url.hostname) || url.origin === developmentApiUrl) return { kind: 'valid', url };
  return invalid('it must start with https://, because a token sent over plain http can be read on the way');
}

export type CanonicalApiUrl =
  { readonly kind: 'valid'; readonly url: string } | { readonly kind: 'invalid'; readonly reason: string };

/** The address without a slash at its end, as logins are bound to it. */
export function canonicalApiUrl(text: string): CanonicalApiUrl {
  const parsed = parseApiUrl(text.trim());
  return parsed.kind === 'invalid' ? parsed : { kind: 'valid', url: parsed.url.href.replace(/\/+$/, '') };
}
