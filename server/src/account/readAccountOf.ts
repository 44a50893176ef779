/** Reads the account that a login opens. */
import type { AccountSnapshot } from '../relay/account';
import { failureOf, readAccount } from '../relay/readAccount';
import type { Connect } from './connect';
import type { TokenLogin } from './login';

export type ReadAccountOf = (login: TokenLogin, signal: AbortSignal) => Promise<AccountSnapshot>;

/** Never rejects: what goes wrong is an `unknown` account. */
export function accountReader(connect: Connect): ReadAccountOf {
  return async (login, signal) => {
    const { apiUrl } = login;
    try {
      return await readAccount(await connect(login), { apiUrl, signal });
    } catch (error) {
      return { kind: 'unknown', ...failureOf(error, apiUrl) };
    }
  };
}
