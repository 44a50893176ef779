/** Where Relay answers unless a user or machine setting says otherwise. */
export const defaultApiUrl = 'https://api.relay.sh';

/** The address of a Relay that runs in a local cluster, as the Relay CLI's built-in context `dev` has it: plain HTTP, by a name of its own. */
export const developmentApiUrl = 'http://relay-api.local:8080';

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

export type ApiUrl =
  { readonly kind: 'valid'; readonly url: string } | { readonly kind: 'invalid'; readonly reason: string };

/**
 * An address that a token may be sent to, without a slash at its end, as logins are bound to it. Only `https` is one, or plain `http` to this machine and to
 * Relay's documented development address. The reason is a clause for a sentence: `The address cannot be used: it must start with https://.`.
 */
export function canonicalApiUrl(text: string): ApiUrl {
  const invalid = (reason: string): ApiUrl => ({ kind: 'invalid', reason });
  const address = text.trim();
  if (!URL.canParse(address)) return invalid('it is not a complete address such as https://api.relay.sh');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return invalid('it must not hold a user name or password');
  if (url.search !== '' || url.hash !== '') return invalid('it must end after the path');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return invalid('it must start with https://');
  if (url.protocol === 'http:' && !loopbackHosts.has(url.hostname) && url.origin !== developmentApiUrl)
    return invalid('it must start with https://, because a token sent over plain http can be read on the way');
  return { kind: 'valid', url: url.href.replace(/\/+$/, '') };
}

/** Whether a browser can open it. */
export const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
