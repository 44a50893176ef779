/** Every call of the API client, with the words for it and what it needs. */
import type { RelayApi } from '../../server/src/relay/api';
import { Redacted } from '../../server/src/relay/redacted';

/** Long and unlike anything else, so that finding it means that it leaked. */
export const canaryValue = 'canary-value-5f0c1d';
export const canaryToken = 'canary-token-8a3b7e';

export interface ApiCall {
  readonly name: keyof RelayApi;
  /** As it follows "Could not". */
  readonly what: string;
  readonly run: (api: RelayApi, signal?: AbortSignal) => Promise<unknown>;
  /** The body of a successful answer is not used. */
  readonly ignoresBody?: true;
}

const fields = new Map([['secretAccessKey', new Redacted(canaryValue)]]);
const secret = { name: 'token', value: new Redacted(canaryValue) };
const workflow = 'release/deploy-web';

/** A call that is not here does not compile. */
const calls: Readonly<Record<keyof RelayApi, Omit<ApiCall, 'name'>>> = {
  listConnections: { what: 'read the connections', run: (api, signal) => api.listConnections(signal) },
  createConnection: {
    what: 'create the aws connection "prod"',
    run: (api, signal) => api.createConnection({ type: 'aws', name: 'prod', fields }, signal),
  },
  updateConnection: {
    what: 'replace the values of the aws connection "prod"',
    run: (api, signal) => api.updateConnection('7', { name: 'prod', fields }, signal),
  },
  deleteConnection: {
    what: 'delete the aws connection "prod"',
    run: (api, signal) => api.deleteConnection('7', signal),
  },
  testConnection: {
    what: 'test the aws connection "prod"',
    run: (api, signal) => api.testConnection('7', signal),
  },
  provider: { what: 'look up the connection type aws', run: (api, signal) => api.provider('aws', signal) },
  startOAuth: {
    what: 'connect to github in the browser',
    run: (api, signal) => api.startOAuth({ type: 'github', name: 'mine' }, signal),
  },
  startReauthorization: {
    what: 'authorize the github connection "mine" again',
    run: (api, signal) => api.startReauthorization('7', signal),
  },
  profile: { what: 'sign in', run: (api, signal) => api.profile(signal) },
  account: { what: 'read the account', run: (api, signal) => api.account(signal) },
  startDeviceSignIn: { what: 'sign in', run: (api, signal) => api.startDeviceSignIn(signal) },
  endSession: { what: 'end the session', run: (api, signal) => api.endSession(signal), ignoresBody: true },
  listWorkflows: { what: 'read the workflows', run: (api, signal) => api.listWorkflows(signal) },
  listSecrets: {
    what: 'read the names of the secrets of release/deploy-web',
    run: (api, signal) => api.listSecrets(workflow, signal),
  },
  createSecret: {
    what: 'create the secret "token"',
    run: (api, signal) => api.createSecret(workflow, secret, signal),
    ignoresBody: true,
  },
  updateSecret: {
    what: 'replace the secret "token"',
    run: (api, signal) => api.updateSecret(workflow, secret, signal),
    ignoresBody: true,
  },
  deleteSecret: {
    what: 'delete the secret "token"',
    run: (api, signal) => api.deleteSecret(workflow, 'token', signal),
    ignoresBody: true,
  },
  validate: {
    what: 'have the workflow checked',
    run: (api, signal) => api.validate('steps: []', signal),
    ignoresBody: true,
  },
};

export const apiCalls: readonly ApiCall[] = Object.entries(calls).map(([name, call]) => ({
  ...call,
  name: name as keyof RelayApi,
}));
