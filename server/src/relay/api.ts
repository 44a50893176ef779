/**
 * The Relay API (version v20200615), as far as this project uses it. The only code that talks to it.
 * Every call throws RelayApiError and nothing else.
 */
import type { AccountConnection, ConnectionAvailability, ConnectionId } from './account';
import {
  readAvailability,
  readBrowserUrl,
  readConnection,
  readDeviceSignIn,
  readDisplayOnce,
  readMayCreate,
  readWorkflowName,
} from './answers';
import { RelayApiError } from './apiError';
import { caller, pages, segment, type ListMemory, type RelayApiOptions } from './call';
import { flag, list, member, nonEmptyText, optional, text, type Found } from './decode';
import type { Redacted } from './redacted';

export { RelayApiError, type RelayApiErrorKind } from './apiError';
export type { RelayApiOptions } from './call';

export interface RelayApi {
  /** The account's connections, all pages of them. */
  listConnections(signal?: AbortSignal): Promise<ConnectionList>;
  /** @throws RelayApiError also `conflict` (there is one of this type and name) and `invalid` (with the service's words). */
  createConnection(connection: NewConnection, signal?: AbortSignal): Promise<SavedConnection>;
  /** Renames, and overwrites the values when `fields` is given. */
  updateConnection(id: string, change: ConnectionChange, signal?: AbortSignal): Promise<SavedConnection>;
  deleteConnection(id: string, signal?: AbortSignal): Promise<void>;
  /** Has the service try the connection; the verdict is an answer, also when it is bad. */
  testConnection(id: string, signal?: AbortSignal): Promise<ConnectionAvailability>;
  /** How a connection of this type is made. @throws RelayApiError `notFound` for a type that the service does not know. */
  provider(type: string, signal?: AbortSignal): Promise<ConnectionProvider>;
  /** An address for the user's browser; the connection appears in the list when they finish there. */
  startOAuth(connection: ConnectionId, signal?: AbortSignal): Promise<string>;
  /**
   * The same for a connection that was authorized before: asks for what it has now, so that nothing is lost.
   * @throws RelayApiError also `invalid`: it was not authorized in a browser
   */
  startReauthorization(id: string, signal?: AbortSignal): Promise<string>;
  /** Whether the token is good, and whose it is. */
  profile(signal?: AbortSignal): Promise<Profile>;
  account(signal?: AbortSignal): Promise<Account>;
  /** Asks for a session. Its token starts to work when the user has confirmed the code in a browser: ask for `profile` with it until then. */
  startDeviceSignIn(signal?: AbortSignal): Promise<DeviceSignIn>;
  /** Ends the session that the token belongs to. */
  endSession(signal?: AbortSignal): Promise<void>;
  /** Full names: `infrastructure/nightly-cleanup`. */
  listWorkflows(signal?: AbortSignal): Promise<readonly string[]>;
  /** The names of a workflow's secrets. @throws RelayApiError also `notFound`: the account has no such workflow. */
  listSecrets(workflow: string, signal?: AbortSignal): Promise<readonly string[]>;
  createSecret(workflow: string, secret: WorkflowSecret, signal?: AbortSignal): Promise<void>;
  updateSecret(workflow: string, secret: WorkflowSecret, signal?: AbortSignal): Promise<void>;
  deleteSecret(workflow: string, name: string, signal?: AbortSignal): Promise<void>;
  /** The service's own verdict on a workflow's text. @throws RelayApiError `invalid` with the service's words. */
  validate(workflowText: string, signal?: AbortSignal): Promise<void>;
}

export interface ConnectionList {
  readonly connections: readonly AccountConnection[];
  /** What the service says of this token; `unknown` when it says nothing we understand. */
  readonly mayCreate: 'yes' | 'no' | 'unknown';
}

export interface NewConnection extends ConnectionId {
  readonly fields: ReadonlyMap<string, Redacted>;
}

export interface ConnectionChange {
  readonly name: string;
  readonly fields?: ReadonlyMap<string, Redacted> | undefined;
}

export interface SavedConnection {
  readonly connection: AccountConnection;
  /** What the service shows once, now or never, by field. */
  readonly displayOnce: ReadonlyMap<string, Redacted>;
}

/** The ways in which a connection of a type can be authorized; both may be open. */
export interface ConnectionProvider {
  readonly secret: boolean;
  readonly oauth2: boolean;
}

export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly email: string | undefined;
}

export interface Account {
  readonly id: string;
  readonly name: string;
}

export interface DeviceSignIn {
  readonly token: Redacted;
  /** What the user compares or types. */
  readonly userCode: string;
  readonly verificationUrl: string;
  /** The same with the code filled in. */
  readonly verificationUrlComplete: string | undefined;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface WorkflowSecret {
  readonly name: string;
  readonly value: Redacted;
  /** Set when the value is one of bytes. */
  readonly encoding?: 'base64';
}

/** @throws RelayApiError `invalid` when a token may not be sent to `baseUrl`. */
export function createRelayApi(options: RelayApiOptions): RelayApi {
  const call = caller(options);
  const connectionPages: ListMemory = { pages: new Map() };
  const workflowPages: ListMemory = { pages: new Map() };
  return {
    async listConnections(signal) {
      const connections: AccountConnection[] = [];
      let mayCreate: ConnectionList['mayCreate'] = 'unknown';
      for await (const page of pages(call, '/api/connections', connectionPages, signal)) {
        connections.push(...list(member(page, 'connections'), readConnection));
        if (mayCreate === 'unknown') mayCreate = readMayCreate(page);
      }
      return { connections, mayCreate };
    },
    async createConnection({ type, name, fields }, signal) {
      const body = { name, type, auth: secretAuth(fields) };
      return readSaved(
        await call({ method: 'POST', path: '/api/connections', body, secrets: [...fields.values()], signal }),
      );
    },
    async updateConnection(id, { name, fields }, signal) {
      const body = { name, ...(fields === undefined ? {} : { auth: secretAuth(fields) }) };
      const secrets = [...(fields?.values() ?? [])];
      return readSaved(await call({ method: 'PUT', path: `/api/connections/${segment(id)}`, body, secrets, signal }));
    },
    async deleteConnection(id, signal) {
      const answer = await call({ method: 'DELETE', path: `/api/connections/${segment(id)}`, signal });
      if (!flag(member(answer, 'success')))
        throw new RelayApiError({ kind: 'unexpected', detail: 'the service did not delete the connection' });
    },
    async testConnection(id, signal) {
      const answer = await call({ method: 'POST', path: `/api/connections/${segment(id)}/test`, signal });
      return readAvailability(member(answer, 'availability'));
    },
    async provider(type, signal) {
      const answer = await call({ method: 'GET', path: `/api/connection-providers/${segment(type)}`, signal });
      const ways = optional(member(member(answer, 'connection'), 'auth'), (found) => list(found, readType)) ?? [];
      return { secret: ways.includes('secret'), oauth2: ways.includes('oauth2') };
    },
    async startOAuth({ type, name }, signal) {
      const path = `/api/connection-providers/${segment(type)}/auth/oauth2`;
      const answer = await call({ method: 'POST', path, body: { name, capabilities: [] }, signal });
      return readBrowserUrl(member(answer, 'url'));
    },
    async startReauthorization(id, signal) {
      const path = `/api/connections/${segment(id)}`;
      const there = member(await call({ method: 'GET', path, signal }), 'connection');
      const capabilities = optional(member(there, 'capabilities'), (found) => list(found, text)) ?? [];
      const scopes = optional(member(member(there, 'auth'), 'scopes'), (found) => list(found, text));
      const body = { capabilities, ...(scopes === undefined ? {} : { scopes }) };
      const answer = await call({ method: 'POST', path: `${path}/auth/oauth2`, body, signal });
      return readBrowserUrl(member(answer, 'url'));
    },
    async profile(signal) {
      const user = member(await call({ method: 'GET', path: '/auth/profile', signal }), 'user');
      return {
        id: nonEmptyText(member(user, 'id')),
        name: text(member(user, 'name')),
        email: optional(member(user, 'email'), text),
      };
    },
    async account(signal) {
      const account = member(await call({ method: 'GET', path: '/api/account', signal }), 'account');
      return { id: nonEmptyText(member(account, 'id')), name: nonEmptyText(member(account, 'name')) };
    },
    async startDeviceSignIn(signal) {
      return readDeviceSignIn(
        await call({ method: 'POST', path: '/auth/sessions/device', withoutToken: true, signal }),
      );
    },
    async endSession(signal) {
      await call({ method: 'DELETE', path: '/auth/sessions', signal });
    },
    async listWorkflows(signal) {
      const names: string[] = [];
      for await (const page of pages(call, '/api/workflows', workflowPages, signal))
        names.push(...(optional(member(page, 'workflows'), (found) => list(found, readWorkflowName)) ?? []));
      return names;
    },
    async listSecrets(workflow, signal) {
      const answer = await call({ method: 'GET', path: secretsPath(workflow), signal });
      return optional(member(answer, 'secrets'), (found) => list(found, readName)) ?? [];
    },
    async createSecret(workflow, secret, signal) {
      const body = { name: secret.name, value: encoded(secret) };
      await call({ method: 'POST', path: secretsPath(workflow), body, secrets: [secret.value], signal });
    },
    async updateSecret(workflow, secret, signal) {
      const path = `${secretsPath(workflow)}/${segment(secret.name)}`;
      await call({ method: 'PUT', path, body: { value: encoded(secret) }, secrets: [secret.value], signal });
    },
    async deleteSecret(workflow, name, signal) {
      await call({ method: 'DELETE', path: `${secretsPath(workflow)}/${segment(name)}`, signal });
    },
    async validate(workflowText, signal) {
      await call({ method: 'POST', path: '/api/revisions/validate', yaml: workflowText, signal });
    },
  };
}

/** Folder and name are one segment, as in Relay's own clients. */
const secretsPath = (workflow: string): string => `/api/workflows/${segment(workflow)}/secrets`;

const encoded = ({ value, encoding }: WorkflowSecret): unknown =>
  encoding === undefined ? value.reveal() : { $encoding: encoding, data: value.reveal() };

const secretAuth = (fields: ReadonlyMap<string, Redacted>) => ({
  type: 'secret',
  // `fromEntries` keeps a field that is called `__proto__`.
  fields: Object.fromEntries([...fields].map(([name, value]) => [name, value.reveal()])),
});

function readSaved(answer: Found): SavedConnection {
  const found = member(answer, 'connection');
  return { connection: readConnection(found), displayOnce: readDisplayOnce(found) };
}

const readType = (found: Found): string => text(member(found, 'type'));
const readName = (found: Found): string => nonEmptyText(member(found, 'name'));
