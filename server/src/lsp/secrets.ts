/** `relay/didChangeSecrets` and `relay/needSecrets`, for a client that reads the secrets; else the server's own. */
import { connector } from '../account/connect';
import { findLogin } from '../account/login';
import { ownSecrets } from '../account/ownSecrets';
import { pushedSecrets } from '../account/pushedSecrets';
import { unreadSecrets, type SecretsSource } from '../account/secretsSource';
import type { AccountSource } from '../account/source';
import { didChangeSecrets, needSecrets, type DidChangeSecretsParams, type NeedSecretsParams } from '../protocol';
import { property } from '../relay/json';
import type { KnownSecrets } from '../relay/secrets';
import type { Client } from './capabilities';
import type { Connection } from './connection';
import type { Edge } from './edge';
import { isSnapshot } from './snapshots';

export function openSecrets(lsp: Connection, client: Client, edge: Edge, account: AccountSource): SecretsSource {
  if (client.pushesSecrets) return listenForSecrets(lsp, edge);
  return client.pushesAccount
    ? noSecrets
    : ownSecrets(account, { findLogin: () => findLogin(process.env), connect: connector() });
}

function listenForSecrets(lsp: Connection, edge: Edge): SecretsSource {
  const tell = async (params: NeedSecretsParams): Promise<void> => {
    await edge.sent('asking for the secrets of a workflow', lsp.sendRequest(needSecrets, params));
  };
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

function areSecrets(value: unknown): value is DidChangeSecretsParams {
  const secrets = property(value, 'secrets');
  const isUnmatched = property(secrets, 'kind') === 'unmatched';
  return typeof property(value, 'uri') === 'string' && (isUnmatched || isSnapshot<KnownSecrets>(secrets, 'names'));
}

/** Of a client that has the account and not the secrets: the account may be another than that of a login of ours. */
const noSecrets: SecretsSource = {
  of: () => unreadSecrets,
  rereading: () => false,
  onDidChange: () => undefined,
  need: () => undefined,
  newlyMissing: () => undefined,
  forget: () => undefined,
};
