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

export const apiCalls: readonly ApiCall[] = [
  { name: 'listConnections', what: 'read the connections', run: (api, signal) => api.listConnections(signal) },
  {
    name: 'createConnection',
    what: 'create the aws connection "prod"',
    run: (api, signal) => api.createConnection({ type: 'aws', name: 'prod', fields }, signal),
  },
  {
    name: 'updateConnection',
    what: 'replace the values of the aws connection "prod"',
    run: (api, signal) => api.updateConnection('7', { name: 'prod', fields }, signal),
  },
  {
    name: 'deleteConnection',
    what: 'delete the aws connection "prod"',
    run: (api, signal) => api.deleteConnection('7', signal),
  },
  {
    name: 'testConnection',
    what: 'test the aws connection "prod"',
    run: (api, signal) => api.testConnection('7', signal),
  },
  { name: 'provider', what: 'look up the connection type aws', run: (api, signal) => api.provider('aws', signal) },
  {
    name: 'startOAuth',
    what: 'connect to github in the browser',
    run: (api, signal) => api.startOAuth({ type: 'github', name: 'mine' }, signal),
  },
  {
    name: 'startReauthorization',
    what: 'authorize the github connection "mine" again',
    run: (api, signal) => api.startReauthorization('7', signal),
  },
  { name: 'profile', what: 'sign in', run: (api, signal) => api.profile(signal) },
  { name: 'account', what: 'read the account', run: (api, signal) => api.account(signal) },
  { name: 'startDeviceSignIn', what: 'sign in', run: (api, signal) => api.startDeviceSignIn(signal) },
  { name: 'endSession', what: 'end the session', run: (api, signal) => api.endSession(signal), ignoresBody: true },
  { name: 'listWorkflows', what: 'read the workflows', run: (api, signal) => api.listWorkflows(signal) },
  {
    name: 'listSecrets',
    what: 'read the names of the secrets of release/deploy-web',
    run: (api, signal) => api.listSecrets(workflow, signal),
  },
  {
    name: 'createSecret',
    what: 'create the secret "token"',
    run: (api, signal) => api.createSecret(workflow, secret, signal),
    ignoresBody: true,
  },
  {
    name: 'updateSecret',
    what: 'replace the secret "token"',
    run: (api, signal) => api.updateSecret(workflow, secret, signal),
    ignoresBody: true,
  },
  {
    name: 'deleteSecret',
    what: 'delete the secret "token"',
    run: (api, signal) => api.deleteSecret(workflow, 'token', signal),
    ignoresBody: true,
  },
  {
    name: 'validate',
    what: 'have the workflow checked',
    run: (api, signal) => api.validate('steps: []', signal),
    ignoresBody: true,
  },
];
