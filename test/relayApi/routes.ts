import type { Account, Token } from './account';
import type { Answer } from './answer';

/** A request that has passed the checks that every request passes. */
export interface Request {
  readonly account: Account;
  readonly token: Token;
  /** Where this server is reached, for addresses that it hands out. */
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body, or the text of a YAML body. */
  readonly body: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/api/connections/{id}`; `{name*}` takes more than one segment. */
  readonly path: string;
  /** `none`: works without a token. Everything but `read` needs an administrator. */
  readonly permission: 'none' | 'read' | 'write';
  readonly body?: 'json' | 'yaml';
  readonly answer: (request: Request) => Answer;
}
