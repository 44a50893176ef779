/** One read of the account that a login opens. */
import type { AccountSnapshot } from '../relay/account';
import type { TokenLogin } from './login';

/** Never rejects: what goes wrong is an `unknown` account. The API's code is loaded when it is first needed, which for most clients is never. */
export async function readAccountOf({ apiUrl, token }: TokenLogin, signal: AbortSignal): Promise<AccountSnapshot> {
  const [{ createRelayApi }, { failureOf, readAccount }] = await Promise.all([
    import('../relay/api'),
    import('../relay/readAccount'),
  ]);
  try {
    const api = createRelayApi({ baseUrl: apiUrl, token, userAgent });
    return await readAccount(api, { apiUrl, signal });
  } catch (error) {
    return { kind: 'unknown', ...failureOf(error, apiUrl) };
  }
}

const userAgent = `relay-language-server/${process.env.RELAY_WORKFLOWS_VERSION ?? ''}`;
