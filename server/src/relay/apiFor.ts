/** One client of the API for as long as the login stays the same: what the service need not send again is only known to the client that has read it. */
import { createRelayApi, type RelayApi } from './api';
import type { Redacted } from './redacted';

/** @throws RelayApiError `invalid` when a token may not be sent to `apiUrl`. */
export type ApiFor = (apiUrl: string, token: Redacted) => RelayApi;

export function apiFor(userAgent: string): ApiFor {
  let last: { readonly apiUrl: string; readonly token: Redacted; readonly api: RelayApi } | undefined;
  return (apiUrl, token) => {
    if (last?.apiUrl !== apiUrl || last.token.reveal() !== token.reveal())
      last = { apiUrl, token, api: createRelayApi({ baseUrl: apiUrl, token, userAgent }) };
    return last.api;
  };
}
