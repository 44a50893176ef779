/** The API for a login of this process. */
import type { RelayApi } from '../relay/api';
import { apiFor } from '../relay/apiFor';
import type { TokenLogin } from './login';

/** @throws RelayApiError `invalid` when the token may not be sent to its address */
export type Connect = (login: TokenLogin) => RelayApi;

export function connector(): Connect {
  const api = apiFor(`relay-language-server/${process.env.RELAY_WORKFLOWS_VERSION ?? ''}`);
  return ({ apiUrl, token }) => api(apiUrl, token);
}
