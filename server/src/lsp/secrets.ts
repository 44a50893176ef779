/** `relay/didChangeSecrets` and `relay/needSecrets`, for a client that reads the secrets; else the server's own. */
import { connector } from '../account/connect';
import { findLogin } from '../account/login';
import { ownSecrets } from '../account/ownSecrets';
import { pushedSecrets } from '../account/pushedSecrets';
import { unreadSecrets, type SecretsSource } from '../account/secretsSource';
import type { AccountSource } from '../account/source';
import { didChangeSecrets, needSecrets, type DidChangeSecretsParams, type NeedSecretsParams } from '../protocol';
import type { Client } from './capabilities';
import type { Connection } from './connection';
import type { Edge } from './edge';

export function openSecrets(lsp: Connection, client: Client, edge: Edge, account: AccountSource): SecretsSource {
  if (client.pushesSecrets) return listenForSecrets(lsp, edge);
  return client.pushesAccount
    ? noSecrets
    : ownSecrets(account, { findLogin: () => findLogin(process.env), connect: connector() });
}

function listenForSecrets(lsp: Connection, edge: Edge): SecretsSource {
  const tell = (params: NeedSecretsParams): Promise<void> =>
    lsp.sendRequest<unknown>(needSecrets, params).then(
      () => undefined,
      (error: unknown) => edge.report('asking for the secrets of a workflow', error),
    );
  const secrets = pushedSecrets({
    now: Date.now,
    ask: ({ uri, name }, fresh) => tell({ uri, ...(name !== undefined && { name }), need: fresh ? 'fresh' : 'use' }),
    release: (uri) => void tell({ uri, need: 'none' }),
  });
  lsp.onNotification(didChangeSecrets, (params: unknown) => {
    if (areSecrets(params)) secrets.push(params.uri, params.secrets);
    else lsp.console.warn(`The client sent ${didChangeSecrets} with something that is not that; it is ignored.`);
  });
  return secrets;
}

/** Looks as deep as it takes to trust our own clients with the rest. */
function areSecrets(value: unknown): value is DidChangeSecretsParams {
  const { uri, secrets } = (value ?? {}) as Partial<Record<keyof DidChangeSecretsParams, unknown>>;
  if (typeof uri !== 'string' || typeof secrets !== 'object' || secrets === null || !('kind' in secrets)) return false;
  switch (secrets.kind) {
    case 'signedOut':
    case 'unknown':
    case 'unmatched':
      return true;
    case 'known':
      return 'names' in secrets && Array.isArray(secrets.names) && 'readAt' in secrets;
    default:
      return false;
  }
}

/** Of a client that has the account and not the secrets: the account may be another than that of a login of ours. */
const noSecrets: SecretsSource = {
  of: () => unreadSecrets,
  rereading: () => false,
  onDidChange: () => undefined,
  need: () => undefined,
  forget: () => undefined,
};
