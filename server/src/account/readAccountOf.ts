/** Reads the account that a login opens. */
import type { AccountSnapshot } from '../relay/account';
import { readAccount } from '../relay/readAccount';
import type { Connect } from './connect';
import type { TokenLogin } from './login';

export type ReadAccountOf = (login: TokenLogin, signal?: AbortSignal) => Promise<AccountSnapshot>;

/** Never rejects: what goes wrong is an `unknown` account. */
export function accountReader(connect: Connect): ReadAccountOf {
  return (login, signal) => readAccount(() => connect(login), { apiUrl: login.apiUrl, signal });
}
