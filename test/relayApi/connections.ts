/** `/api/connections` and `/api/connection-providers`. */
import { randomUUID } from 'node:crypto';
import { access } from './access';
import { splitWorkflowName, type Account, type Connection } from './account';
import { errorBody, failure, json, type Answer } from './answer';
import { fieldsOf, isRecord, nameProblem } from './input';
import type { Request, Route } from './routes';

/** The types that take secret fields. Others can be created too: a service knows more types than its clients. */
const secretTypes = new Set(
  '4me aws azure datadog gcp github grafana jira kubernetes pagerduty puppet sendgrid servicenow slack ssh sysdig'.split(
    ' ',
  ),
);

/** Relay makes what these need itself, and shows it once. */
const typesWithoutFields = new Set(['puppet']);

export const connectionRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/connections', permission: 'read', answer: list },
  { method: 'POST', path: '/api/connections', permission: 'write', body: 'json', answer: create },
  { method: 'GET', path: '/api/connections/{id}', permission: 'read', answer: withConnection(get) },
  { method: 'PUT', path: '/api/connections/{id}', permission: 'write', body: 'json', answer: withConnection(update) },
  { method: 'DELETE', path: '/api/connections/{id}', permission: 'write', answer: withConnection(remove) },
  { method: 'POST', path: '/api/connections/{id}/test', permission: 'write', answer: withConnection(test) },
  {
    method: 'POST',
    path: '/api/connections/{id}/auth/oauth2',
    permission: 'write',
    body: 'json',
    answer: withConnection(reauthorize),
  },
  { method: 'GET', path: '/api/connection-providers/{type}', permission: 'read', answer: provider },
  {
    method: 'POST',
    path: '/api/connection-providers/{type}/auth/oauth2',
    permission: 'write',
    body: 'json',
    answer: authorize,
  },
];

function list({ account, token, query }: Request): Answer {
  const { pageSize } = account;
  const start = query.has('page') ? positionOf(query.get('page')!) : 0;
  const limit = query.has('limit') ? Math.min(Number(query.get('limit')), pageSize) : pageSize;
  if (start === undefined || !(limit >= 1)) return failure(422, 'invalid_page', 'There is no such page.');
  const end = start + limit;
  const page = {
    ...(start === 0 ? {} : { prev: cursorOf(Math.max(0, start - limit)) }),
    ...(end >= account.connections.length ? {} : { next: cursorOf(end) }),
  };
  return json(200, {
    access: access(token),
    connections: account.connections.slice(start, end).map(shapeOf),
    ...(Object.keys(page).length === 0 ? {} : { page }),
  });
}

function create({ account, token, body }: Request): Answer {
  const { name, type, auth } = isRecord(body) ? body : {};
  const problems: Record<string, string> = {};
  const badName = nameProblem(name);
  if (badName !== undefined) problems.name = badName;
  if (typeof type !== 'string' || !/^[a-z0-9][a-z0-9_-]{0,63}$/.test(type)) problems.type = 'The type is not valid.';
  else if (account.oauth2Types.has(type) && !secretTypes.has(type)) problems.type = 'It is authorized in a browser.';
  const fields = fieldsOf(auth, typesWithoutFields.has(String(type)));
  if (fields === undefined) problems.auth = 'The fields are missing, or one has no value.';
  if (Object.keys(problems).length > 0)
    return failure(422, 'invalid_connection', 'The connection is not valid.', problems);
  const id = { type: type as string, name: name as string };
  if (account.find(id.type, id.name) !== undefined) return conflict(id.type, id.name);
  const connection = account.addConnection({ ...id, fields: fields! });
  return json(201, { access: access(token), connection: shapeOnceOf(account, connection) });
}

function get({ token }: Request, connection: Connection): Answer {
  return json(200, { access: access(token), connection: shapeOf(connection) });
}

function update({ account, token, body }: Request, connection: Connection): Answer {
  const { name, auth } = isRecord(body) ? body : {};
  const badName = nameProblem(name);
  if (badName !== undefined)
    return failure(422, 'invalid_connection', 'The connection is not valid.', { name: badName });
  const fields = auth === undefined ? connection.fields : fieldsOf(auth, typesWithoutFields.has(connection.type));
  if (fields === undefined)
    return failure(422, 'invalid_connection', 'The connection is not valid.', {
      auth: 'The fields are missing, or one has no value.',
    });
  const other = account.find(connection.type, name as string);
  if (other !== undefined && other !== connection) return conflict(connection.type, name as string);
  connection.name = name as string;
  connection.fields = fields;
  connection.updatedAt = account.time;
  if (auth !== undefined) connection.availability = { status: 'unknown' };
  return json(200, { access: access(token), connection: shapeOnceOf(account, connection) });
}

function remove({ account }: Request, connection: Connection): Answer {
  account.connections.splice(account.connections.indexOf(connection), 1);
  return json(200, { resource_id: connection.id, success: true });
}

/** A connection whose last test failed keeps failing until its values are replaced; any other one works. */
function test({ account }: Request, connection: Connection): Answer {
  const { status, error } = connection.availability;
  connection.availability =
    status === 'unavailable'
      ? { status, testedAt: account.time, ...(error === undefined ? {} : { error }) }
      : { status: 'available', testedAt: account.time };
  return json(200, { availability: availabilityOf(connection) });
}

function provider({ account, token, parameters: { type = '' } }: Request): Answer {
  const auth = [
    ...(account.oauth2Types.has(type) ? [oauth2Provider] : []),
    ...(secretTypes.has(type) ? [{ type: 'secret' }] : []),
  ];
  if (auth.length === 0) return failure(404, 'unknown_provider', `There is no connection type "${type}".`);
  const capabilities = account.oauth2Types.has(type) ? ['source-control'] : [];
  return json(200, { access: access(token), connection: { auth, capabilities } });
}

const oauth2Provider = {
  type: 'oauth2',
  scopes: [
    { name: 'repo', implicit: true, capabilities: ['source-control'] },
    { name: 'repo:status', implicit: false, subsumed_by: 'repo', capabilities: [] },
  ],
};

function authorize({ account, url, parameters: { type = '' }, body }: Request): Answer {
  const { name, capabilities } = isRecord(body) ? body : {};
  if (!account.oauth2Types.has(type))
    return failure(404, 'unknown_provider', `"${type}" is not authorized in a browser.`);
  const badName = nameProblem(name) ?? (Array.isArray(capabilities) ? undefined : 'The capabilities are missing.');
  if (badName !== undefined)
    return failure(422, 'invalid_connection', 'The connection is not valid.', { name: badName });
  if (account.find(type, name as string) !== undefined) return conflict(type, name as string);
  return authorization(account, url, { type, name: name as string });
}

function reauthorize({ account, url, body }: Request, connection: Connection): Answer {
  if (connection.auth !== 'oauth2')
    return failure(422, 'not_oauth2', 'This connection is not authorized in a browser.');
  if (!isRecord(body) || !Array.isArray(body.capabilities))
    return failure(422, 'invalid_request', 'The capabilities are missing.');
  return authorization(account, url, { type: connection.type, name: connection.name, connectionId: connection.id });
}

function authorization(
  account: Account,
  url: string,
  pending: { type: string; name: string; connectionId?: string },
): Answer {
  const state = randomUUID();
  account.authorizations.set(state, pending);
  return json(200, { url: `${url}/authorize?state=${state}` });
}

/** Values are write-only: nothing of `fields` is here. */
function shapeOf(connection: Connection): Record<string, unknown> {
  return {
    id: connection.id,
    name: connection.name,
    type: connection.type,
    capabilities: connection.auth === 'oauth2' ? ['source-control'] : [],
    created_at: connection.createdAt,
    updated_at: connection.updatedAt,
    auth: {
      type: connection.auth,
      ...(connection.auth === 'oauth2' ? { subject: connection.name, scopes: ['repo'] } : {}),
    },
    availability: availabilityOf(connection),
    workflows: connection.workflows.map((workflow) => ({ ...splitWorkflowName(workflow), capabilities: [] })),
  };
}

function shapeOnceOf(account: Account, connection: Connection): unknown {
  return { ...shapeOf(connection), display_once_fields: account.displayOnce[connection.type] ?? {} };
}

function availabilityOf({ availability: { status, testedAt, error } }: Connection): unknown {
  return {
    status,
    ...(testedAt === undefined ? {} : { tested_at: testedAt }),
    ...(error === undefined ? {} : { error: errorBody('connection_test_failed', error) }),
  };
}

const conflict = (type: string, name: string): Answer =>
  failure(409, 'connection_exists', `There is already a connection of type "${type}" with the name "${name}".`);

function withConnection(answer: (request: Request, connection: Connection) => Answer): (request: Request) => Answer {
  return (request) => {
    const connection = request.account.connections.find(({ id }) => id === request.parameters.id);
    return connection === undefined
      ? failure(404, 'connection_not_found', 'There is no such connection.')
      : answer(request, connection);
  };
}

/** Opaque to a client. */
const cursorOf = (position: number): string => Buffer.from(`at:${position}`).toString('base64url');

function positionOf(cursor: string): number | undefined {
  const match = /^at:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString());
  return match === null ? undefined : Number(match[1]);
}
