/**
 * What an account holds: the state behind the Relay API of the tests, in its own words. How it looks over HTTP is in the routes.
 */
import { randomBytes, randomUUID } from 'node:crypto';

export type Role = 'administrator' | 'viewer';

/** What an account starts with. Everything but the name may be left out; also the format of `--account FILE.json`. */
export interface AccountData {
  readonly name: string;
  readonly connections?: readonly ConnectionData[];
  readonly workflows?: readonly WorkflowData[];
  /** Types that can be authorized in the browser. */
  readonly oauth2Types?: readonly string[];
  /** By type: what is shown once when a connection of that type is created. */
  readonly displayOnce?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ConnectionData {
  readonly type: string;
  readonly name: string;
  readonly auth?: 'secret' | 'oauth2';
  /** Values by field. They can be looked at in the same process, never through the API. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The verdict of the last test. */
  readonly availability?: { readonly status: string; readonly testedAt?: string; readonly error?: string };
  /** Full names of the workflows that use it. */
  readonly workflows?: readonly string[];
}

export interface WorkflowData {
  /** Folder and name: `infrastructure/nightly-cleanup`, or the name alone. */
  readonly name: string;
  readonly description?: string;
  /** Values by name. */
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface Connection {
  readonly id: string;
  readonly type: string;
  name: string;
  readonly auth: 'secret' | 'oauth2';
  /** Empty when the user authorized it in a browser. */
  fields: Readonly<Record<string, string>>;
  availability: { status: string; testedAt?: string; error?: string };
  readonly createdAt: string;
  updatedAt: string;
  readonly workflows: readonly string[];
}

export interface Workflow {
  readonly folder: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly createdAt: string;
  readonly secrets: Map<string, string>;
}

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  readonly role: Role;
  /** A session's token works only once its code was confirmed. */
  state: 'pending' | 'good';
  readonly kind: 'user' | 'session';
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface DeviceSession {
  readonly userCode: string;
  readonly token: Token;
  readonly expiresAt: number;
}

export interface PendingAuthorization {
  readonly type: string;
  readonly name: string;
  /** Set when an existing connection is authorized again. */
  readonly connectionId?: string;
}

export class Account {
  readonly id = randomUUID();
  readonly users: Readonly<Record<Role, User>> = {
    administrator: { id: randomUUID(), name: 'Ada Administrator', email: 'ada@example.com' },
    viewer: { id: randomUUID(), name: 'Vic Viewer', email: 'vic@example.com' },
  };
  readonly name: string;
  readonly connections: Connection[];
  readonly workflows: Workflow[];
  readonly oauth2Types: ReadonlySet<string>;
  readonly displayOnce: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly tokens: Token[] = [];
  readonly devices: DeviceSession[] = [];
  /** By the state in the address that the browser opens. */
  readonly authorizations = new Map<string, PendingAuthorization>();
  /** How many connections a list gives at once. */
  readonly pageSize: number;

  constructor(data: AccountData, pageSize: number) {
    this.pageSize = pageSize;
    this.name = data.name;
    this.oauth2Types = new Set(data.oauth2Types ?? []);
    this.displayOnce = { ...data.displayOnce };
    this.connections = (data.connections ?? []).map((connection) => this.connectionOf(connection));
    this.workflows = (data.workflows ?? []).map((workflow) => workflowOf(workflow, this.time));
  }

  get time(): string {
    return new Date().toISOString();
  }

  addConnection(data: ConnectionData): Connection {
    const connection = this.connectionOf(data);
    this.connections.push(connection);
    return connection;
  }

  find(type: string, name: string): Connection | undefined {
    return this.connections.find((connection) => connection.type === type && connection.name === name);
  }

  /** @param fullName folder and name, as in `infrastructure/nightly-cleanup`. */
  findWorkflow(fullName: string): Workflow | undefined {
    return this.workflows.find(({ folder, name }) => (folder === '' ? name : `${folder}/${name}`) === fullName);
  }

  issueToken(
    role: Role,
    options: { secret?: string; name?: string; kind?: Token['kind']; state?: Token['state'] } = {},
  ): Token {
    const token: Token = {
      id: randomUUID(),
      name: options.name ?? role,
      secret: options.secret ?? `relay-${role}-${randomBytes(18).toString('hex')}`,
      role,
      state: options.state ?? 'good',
      kind: options.kind ?? 'user',
    };
    this.tokens.push(token);
    return token;
  }

  private connectionOf(data: ConnectionData): Connection {
    const auth = data.auth ?? 'secret';
    return {
      id: randomUUID(),
      type: data.type,
      name: data.name,
      auth,
      fields: { ...data.fields },
      availability: { ...(data.availability ?? { status: 'unknown' }) },
      createdAt: this.time,
      updatedAt: this.time,
      workflows: data.workflows ?? [],
    };
  }
}

export function splitWorkflowName(fullName: string): { folder: string; name: string } {
  const slash = fullName.lastIndexOf('/');
  return slash === -1
    ? { folder: '', name: fullName }
    : { folder: fullName.slice(0, slash), name: fullName.slice(slash + 1) };
}

function workflowOf({ name, description, secrets }: WorkflowData, createdAt: string): Workflow {
  return { ...splitWorkflowName(name), description, createdAt, secrets: new Map(Object.entries(secrets ?? {})) };
}
