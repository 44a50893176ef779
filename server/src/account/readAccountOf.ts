/** Reads the account that a login opens. */
import type { AccountSnapshot } from '../relay/account';
import { readAccount } from '../relay/readAccount';
import type { Connect } from './connect';
import type { Login, TokenLogin } from './login';

/** Never rejects: what goes wrong is an `unknown` account. */
export type ReadAccount = (login: TokenLogin) => Promise<AccountSnapshot>;

export function accountReader(connect: Connect, signal?: AbortSignal): ReadAccount {
  return (login) => readAccount(() => connect(login), { apiUrl: login.apiUrl, signal });
}

/** The same of any login: there may be nothing to read with. */
export async function readAccountOf(login: Login, read: ReadAccount): Promise<AccountSnapshot> {
  switch (login.kind) {
    case 'none':
      return { kind: 'signedOut' };
    case 'unusable':
      return { kind: 'unknown', reason: 'unexpected', message: login.message };
    case 'token':
      return read(login);
  }
}
