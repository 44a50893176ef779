/** The API for a login of this process. */
import type { RelayApi } from '../relay/api';
import type { TokenLogin } from './login';

export type Connect = (login: TokenLogin) => Promise<RelayApi>;

/** The code that speaks to the service is loaded when it is first needed, which for most clients is never. @throws RelayApiError */
export function connector(): Connect {
  let loaded: Promise<(login: TokenLogin) => RelayApi> | undefined;
  return async (login) => {
    loaded ??= load();
    return (await loaded)(login);
  };
}

async function load(): Promise<(login: TokenLogin) => RelayApi> {
  const { apiFor } = await import('../relay/apiFor');
  const api = apiFor(`relay-language-server/${process.env.RELAY_WORKFLOWS_VERSION ?? ''}`);
  return ({ apiUrl, token }) => api(apiUrl, token);
}
