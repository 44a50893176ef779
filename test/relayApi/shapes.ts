/**
 * The shapes of Relay's published client, checked as strictly as it decodes: required fields present, every field of its type, nothing unknown.
 */
import assert from 'node:assert/strict';

/** Throws with the path of what is wrong. */
export type Shape = (value: unknown, path: string) => void;

export const text: Shape = (value, path) => assert.equal(typeof value, 'string', `${path} is a text`);
export const flag: Shape = (value, path) => assert.equal(typeof value, 'boolean', `${path} is true or false`);
export const anything: Shape = () => undefined;

/** RFC 3339 with a time zone, as Go parses it. */
export const time: Shape = (value, path) =>
  assert.match(String(value), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, `${path} is a time`);

export const oneOf =
  (...values: string[]): Shape =>
  (value, path) =>
    assert.ok(values.includes(String(value)), `${path} is one of ${values.join(', ')}`);

export const listOf =
  (item: Shape): Shape =>
  (value, path) => {
    assert.ok(Array.isArray(value), `${path} is a list`);
    value.forEach((element, index) => item(element, `${path}[${index}]`));
  };

const mapOf =
  (item: Shape): Shape =>
  (value, path) => {
    for (const [key, element] of Object.entries(record(value, path))) item(element, `${path}.${key}`);
  };

/** `{ 'name': text, 'email?': text }`: a name with a question mark may be absent. */
export const object =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    const of = record(value, path);
    const known = new Set(Object.keys(fields).map((key) => key.replace('?', '')));
    for (const key of Object.keys(of)) assert.ok(known.has(key), `${path}.${key} is in the contract`);
    for (const [key, shape] of Object.entries(fields)) {
      const name = key.replace('?', '');
      if (Object.hasOwn(of, name)) shape(of[name], `${path}.${name}`);
      else assert.ok(key.endsWith('?'), `${path}.${name} is required`);
    }
  };

function record(value: unknown, path: string): Record<string, unknown> {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), `${path} is an object`);
  return value as Record<string, unknown>;
}

const words = object({ 'friendly?': text, 'technical?': text });
const errorFields: Record<string, Shape> = {
  'domain?': text,
  'section?': text,
  'code?': text,
  'title?': text,
  'description?': words,
  'formatted?': words,
  'arguments?': mapOf(anything),
  'items?': (value, path) => mapOf(serviceError)(value, path),
  'causes?': (value, path) => listOf(serviceError)(value, path),
};
const serviceError: Shape = object(errorFields);
export const errorBody = object({ error: serviceError });

const access = object({
  permission_grants: listOf(object({ 'granted?': text, permission: object({ name: text, 'description?': text }) })),
});
const capability = oneOf('source-control', 'workflow-engine');
export const availability = object({
  status: text,
  'tested_at?': time,
  'error?': serviceError,
});
const connectionFields: Record<string, Shape> = {
  id: text,
  name: text,
  type: text,
  capabilities: listOf(capability),
  created_at: time,
  updated_at: time,
  auth: object({ type: oneOf('secret', 'oauth2'), 'subject?': text, 'scopes?': listOf(text) }),
  availability,
  'workflows?': listOf(
    object({ folder: text, name: text, 'description?': text, 'immutable?': flag, capabilities: listOf(capability) }),
  ),
};
export const connections = object({
  access,
  connections: listOf(object(connectionFields)),
  'page?': object({ 'prev?': text, 'next?': text }),
});
export const connection = object({ access, connection: object(connectionFields) });
export const savedConnection = object({
  access,
  connection: object({ ...connectionFields, display_once_fields: mapOf(anything) }),
});
export const testedConnection = object({ availability });
export const deleted = object({ resource_id: text, success: flag });
export const provider = object({
  access,
  connection: object({
    auth: listOf((value, path) =>
      object(
        (value as { type?: unknown }).type === 'secret'
          ? { type: text }
          : {
              type: oneOf('oauth2'),
              scopes: listOf(
                object({ name: text, 'implicit?': flag, 'subsumed_by?': text, 'capabilities?': listOf(capability) }),
              ),
            },
      )(value, path),
    ),
    capabilities: listOf(capability),
  }),
});
export const browserAddress = object({ url: text });
const user = object({ id: text, name: text, 'email?': text });
export const profile = object({
  access,
  user: object({ id: text, name: text, 'email?': text, preferences: mapOf(anything) }),
});
export const account = object({ access, account: object({ id: text, name: text }) });
export const deviceSession = object({
  token: text,
  user_code: text,
  verification_uri: text,
  verification_uri_complete: text,
  expires_at: time,
});
const tokenFields = { id: text, name: text, type: oneOf('user'), user };
export const tokens = object({ tokens: listOf(object(tokenFields)) });
export const tokenWithSecret = object({ token: object({ ...tokenFields, secret: text }) });
export const workflows = object({
  workflows: listOf(
    object({
      folder: text,
      name: text,
      'description?': text,
      'immutable?': flag,
      created_at: time,
      updated_at: time,
    }),
  ),
});
export const secrets = object({ secrets: listOf(object({ name: text })) });
export const secret = object({ access, secret: object({ name: text }) });
export const revision = object({
  access,
  revision: object({
    id: text,
    parameters: mapOf(object({ 'default?': anything, 'description?': text })),
    raw: text,
    steps: listOf(object({ name: text, 'image?': text, type: oneOf('container', 'approval') })),
    triggers: listOf(object({ name: text, source: mapOf(anything) })),
  }),
});
