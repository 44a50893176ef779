/**
 * The API's answer to a request: the checks that every request passes, in the order in which a service makes them, then the route's own.
 */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Account, Token } from './account';
import { failure, jsonType, yamlType, type Answer } from './answer';
import { connectionRoutes } from './connections';
import type { Route } from './routes';
import { sessionRoutes } from './sessions';
import { workflowRoutes } from './workflows';

const routes: readonly Route[] = [...connectionRoutes, ...sessionRoutes, ...workflowRoutes];

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ApiServing {
  readonly account: Account;
  readonly url: string;
  readonly entityTags: boolean;
}

export function apiAnswer(serving: ApiServing, request: ApiRequest): Answer {
  const answer = checkedAnswer(serving, request);
  return serving.entityTags && request.method === 'GET' && answer.status === 200
    ? conditional(answer, request.headers['if-none-match'])
    : answer;
}

function checkedAnswer({ account, url }: ApiServing, { method, path, query, headers, body }: ApiRequest): Answer {
  const here = routes.flatMap((route) => {
    const parameters = match(route.path, path);
    return parameters === undefined ? [] : [{ route, parameters }];
  });
  if (here.length === 0) return failure(404, 'not_found', 'There is nothing at this address.');
  const found = here.find(({ route }) => route.method === method);
  if (found === undefined)
    return {
      ...failure(405, 'method_not_allowed', 'This address does not do that.'),
      headers: { allow: here.map(({ route }) => route.method).join(', ') },
    };
  const { route, parameters } = found;
  const token = route.permission === 'none' ? anonymous : tokenOf(account, headers.authorization);
  if (token === undefined) return failure(401, 'unauthorized', 'You are not signed in.');
  if (!accepts(headers.accept)) return failure(406, 'not_acceptable', `This service answers ${jsonType}.`);
  const content = contentOf(route, headers['content-type'], body);
  if (content.kind === 'refused') return content.answer;
  if (route.permission === 'write' && token.role !== 'administrator')
    return failure(403, 'forbidden', 'You need the role Administrator to do this.');
  return route.answer({ account, token, url, parameters, query, body: content.body });
}

const anonymous: Token = { id: '', name: '', secret: '', role: 'viewer', state: 'good', kind: 'session' };

function tokenOf(account: Account, authorization: string | undefined): Token | undefined {
  const secret = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  return account.tokens.find((token) => token.secret === secret && token.state === 'good');
}

/** `{name}` takes one segment, `{name*}` one or more. */
function match(template: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.replaceAll(/\{(\w+)(\*?)\}/g, (_, name: string, star: string) => {
    names.push(name);
    return star === '' ? '([^/]+)' : '(.+?)';
  });
  const values = new RegExp(`^${pattern}$`).exec(path);
  if (values === null) return undefined;
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index + 1]!)]));
  } catch {
    return undefined;
  }
}

function accepts(accept: string | undefined): boolean {
  if (accept === undefined) return true;
  const types = accept.split(',').map((type) => type.split(';')[0]!.trim().toLowerCase());
  return types.some((type) => type === jsonType || type === '*/*' || type === 'application/*');
}

type Content =
  { readonly kind: 'body'; readonly body: unknown } | { readonly kind: 'refused'; readonly answer: Answer };

function contentOf(route: Route, contentType: string | undefined, body: string): Content {
  if (route.body === undefined) return { kind: 'body', body: undefined };
  const expected = route.body === 'json' ? jsonType : yamlType;
  if (contentType?.split(';')[0]!.trim().toLowerCase() !== expected)
    return { kind: 'refused', answer: failure(415, 'unsupported_media_type', `This address takes ${expected}.`) };
  if (route.body === 'yaml') return { kind: 'body', body };
  try {
    return { kind: 'body', body: JSON.parse(body) as unknown };
  } catch {
    return { kind: 'refused', answer: failure(400, 'malformed_body', 'The request is not valid JSON.') };
  }
}

function conditional(answer: Answer, known: string | undefined): Answer {
  const etag = `"${createHash('sha256').update(answer.body).digest('hex').slice(0, 32)}"`;
  const headers = { ...answer.headers, etag };
  return known === etag ? { ...answer, status: 304, body: '', headers } : { ...answer, headers };
}
