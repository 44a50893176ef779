/** `/auth`, `/api/account` and `/api/tokens`. */
import { randomInt } from 'node:crypto';
import { access } from './access';
import { failure, json, type Answer } from './answer';
import { isRecord } from './input';
import type { Request, Route } from './routes';

const deviceLifetimeMs = 15 * 60 * 1000;

export const sessionRoutes: readonly Route[] = [
  { method: 'POST', path: '/auth/sessions/device', permission: 'none', answer: startDevice },
  { method: 'DELETE', path: '/auth/sessions', permission: 'read', answer: endSession },
  { method: 'GET', path: '/auth/profile', permission: 'read', answer: profile },
  { method: 'GET', path: '/api/account', permission: 'read', answer: showAccount },
  { method: 'GET', path: '/api/tokens', permission: 'read', answer: listTokens },
  { method: 'POST', path: '/api/tokens', permission: 'read', body: 'json', answer: createToken },
  { method: 'DELETE', path: '/api/tokens/{id}', permission: 'read', answer: deleteToken },
];

/** The token is issued at once and starts to work when its code is confirmed. */
function startDevice({ account, url }: Request): Answer {
  const token = account.issueToken('administrator', { name: 'device', kind: 'session', state: 'pending' });
  const userCode = randomCode();
  const expiresAt = Date.now() + deviceLifetimeMs;
  account.devices.push({ userCode, token, expiresAt });
  return json(201, {
    token: token.secret,
    user_code: userCode,
    verification_uri: `${url}/device`,
    verification_uri_complete: `${url}/device?user_code=${userCode}`,
    expires_at: new Date(expiresAt).toISOString(),
  });
}

/** Letters that nobody mistakes for one another. */
const randomCode = (): string =>
  Array.from({ length: 9 }, (_, index) => (index === 4 ? '-' : 'BCDFGHJKLMNPQRSTVWXZ'[randomInt(20)]!)).join('');

/** An API token is not a session: ending one leaves it good. */
function endSession({ account, token }: Request): Answer {
  if (token.kind === 'session') account.tokens.splice(account.tokens.indexOf(token), 1);
  return json(200, { success: true });
}

function profile({ account, token }: Request): Answer {
  return json(200, { access: access(token), user: { ...account.users[token.role], preferences: {} } });
}

function showAccount({ account, token }: Request): Answer {
  return json(200, { access: access(token), account: { id: account.id, name: account.name } });
}

function listTokens({ account }: Request): Answer {
  const tokens = account.tokens.filter(({ kind, state }) => kind === 'user' && state === 'good');
  return json(200, {
    tokens: tokens.map(({ id, name, role }) => ({ id, name, type: 'user', user: account.users[role] })),
  });
}

function createToken({ account, token, body }: Request): Answer {
  const { name, type } = isRecord(body) ? body : {};
  if (typeof name !== 'string' || name.trim() === '' || type !== 'user')
    return failure(422, 'invalid_token', 'A token needs a name and the type "user".');
  const created = account.issueToken(token.role, { name });
  const user = account.users[created.role];
  return json(201, { token: { id: created.id, name, type: 'user', user, secret: created.secret } });
}

function deleteToken({ account, parameters: { id = '' } }: Request): Answer {
  const index = account.tokens.findIndex((token) => token.id === id && token.kind === 'user');
  if (index === -1) return failure(404, 'token_not_found', 'There is no such token.');
  account.tokens.splice(index, 1);
  return json(200, { resource_id: id, success: true });
}
