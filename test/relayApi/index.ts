/**
 * A Relay API on 127.0.0.1 that keeps the contract of the real one (version v20200615), with faults on demand.
 * Tests start it in their own process; `npm run relay-api` and `npm start` start it in one of its own.
 *
 * ```ts
 * const relay = await startRelayApi();
 * relay.fault({ kind: 'status', status: 503, path: '/api/connections', times: 2 });
 * …
 * relay.stored('aws', 'prod');   // { accessKeyID: '…', secretAccessKey: '…' }
 * await relay.close();
 * ```
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Account, type AccountData, type ConnectionData, type Role } from './account';
import { Faults, type Fault } from './faults';
import { confirmCode } from './pages';
import { sampleAccount } from './sampleAccount';
import { serve, type HangingEnd, type RecordedRequest } from './serve';

export type { AccountData } from './account';
export type { Fault } from './faults';
export { sampleAccount } from './sampleAccount';

export interface RelayApiServerOptions {
  /** Any free one, when not given. */
  readonly port?: number;
  /** The sample account, when not given. */
  readonly account?: AccountData;
  /** Splits the list of connections into pages of this size. Whole, when not given, as the service does today. */
  readonly pageSize?: number;
  /** Gives lists an `ETag`, and answers 304 to `If-None-Match`. Off when not given. */
  readonly entityTags?: boolean;
}

export interface RelayApiServer {
  /** E.g. `http://127.0.0.1:41234`, without a slash at the end. */
  readonly url: string;
  readonly accountName: string;
  /** An administrator's API token. */
  readonly token: string;
  /** A viewer's: reads, and is refused (403) everything else. */
  readonly viewerToken: string;
  /** Goes with requests to `/_control` in the header `Authorization: Control KEY`; see control.ts. */
  readonly controlKey: string;
  /** A further token, of the given text or a random one. */
  issueToken(secret?: string, role?: Role): string;
  /** From now on the token is refused (401). */
  revokeToken(secret: string): void;
  /** The values of a connection, which HTTP never gives; `undefined` when there is no such connection. */
  stored(type: string, name: string): Readonly<Record<string, string>> | undefined;
  /** The values of a workflow's secrets by name; `undefined` when there is no such workflow. */
  storedSecrets(workflow: string): Readonly<Record<string, string>> | undefined;
  /** Adds a secret as if it was made elsewhere. */
  setSecret(workflow: string, name: string, value: string): void;
  /** Adds a connection as if it was made elsewhere, e.g. in the web app. */
  addConnection(connection: ConnectionData): void;
  removeConnection(type: string, name: string): void;
  /** Confirms a device's code, as a person does on the page; false when no device waits with it. */
  confirmDevice(code: string): boolean;
  /** All requests of clients so far, oldest first; with a filter, those of a method or path. */
  requests(filter?: { readonly method?: string; readonly path?: string | RegExp }): readonly RecordedRequest[];
  /** Orders a fault. Several for one path come in the order in which they were ordered. */
  fault(fault: Fault): void;
  /** Withdraws the faults that have not happened yet. */
  clearFaults(): void;
  /** The requests that hang get the usual answer after all, or their connections break. */
  release(end?: HangingEnd): void;
  /** Ends open requests too. */
  close(): Promise<void>;
}

/** @throws when the port is in use (`EADDRINUSE`). */
export async function startRelayApi(options: RelayApiServerOptions = {}): Promise<RelayApiServer> {
  const account = new Account(options.account ?? sampleAccount, options.pageSize ?? Infinity);
  const faults = new Faults();
  const recorded: RecordedRequest[] = [];
  const controlKey = randomBytes(18).toString('hex');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const entityTags = options.entityTags ?? false;
  const hanging: Readonly<Record<HangingEnd, () => void>>[] = [];
  server.on('request', serve({ account, faults, recorded, controlKey, url, entityTags, hanging }));
  return {
    url,
    accountName: account.name,
    token: account.issueToken('administrator').secret,
    viewerToken: account.issueToken('viewer').secret,
    controlKey,
    issueToken: (secret, role = 'administrator') =>
      account.issueToken(role, secret === undefined ? {} : { secret }).secret,
    revokeToken: (secret) => {
      const index = account.tokens.findIndex((token) => token.secret === secret);
      if (index !== -1) account.tokens.splice(index, 1);
    },
    stored: (type, name) => account.find(type, name)?.fields,
    storedSecrets: (fullName) => {
      const workflow = account.findWorkflow(fullName);
      return workflow === undefined ? undefined : Object.fromEntries(workflow.secrets);
    },
    setSecret: (fullName, name, value) => void account.findWorkflow(fullName)?.secrets.set(name, value),
    addConnection: (connection) => void account.addConnection(connection),
    removeConnection: (type, name) => {
      const connection = account.find(type, name);
      if (connection !== undefined) account.connections.splice(account.connections.indexOf(connection), 1);
    },
    confirmDevice: (code) => confirmCode(account, code),
    requests: ({ method, path } = {}) =>
      recorded.filter(
        (request) =>
          (method === undefined || request.method === method) &&
          (path === undefined || (typeof path === 'string' ? request.path === path : path.test(request.path))),
      ),
    fault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    release: (end = 'answered') => hanging.splice(0).forEach((request) => request[end]()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
