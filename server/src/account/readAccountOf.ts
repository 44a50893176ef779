/** Reads the account that a login opens. */
import type { AccountSnapshot } from '../relay/account';
import type { TokenLogin } from './login';

export type ReadAccountOf = (login: TokenLogin, signal: AbortSignal) => Promise<AccountSnapshot>;

/** Never rejects: what goes wrong is an `unknown` account. The API's code is loaded when it is first needed, which for most clients is never. */
export function accountReader(): ReadAccountOf {
  let loaded: Promise<ReadAccountOf> | undefined;
  return async (login, signal) => {
    loaded ??= load();
    return (await loaded)(login, signal);
  };
}

async function load(): Promise<ReadAccountOf> {
  const [{ apiFor }, { failureOf, readAccount }] = await Promise.all([
    import('../relay/apiFor'),
    import('../relay/readAccount'),
  ]);
  const connect = apiFor(`relay-language-server/${process.env.RELAY_WORKFLOWS_VERSION ?? ''}`);
  return async ({ apiUrl, token }, signal) => {
    try {
      return await readAccount(connect(apiUrl, token), { apiUrl, signal });
    } catch (error) {
      return { kind: 'unknown', ...failureOf(error, apiUrl) };
    }
  };
}
