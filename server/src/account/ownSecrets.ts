/** The secrets as the server reads them itself, for a client that sends neither them nor the account. */
import { freshMs } from '../relay/account';
import { pushedSecrets } from './pushedSecrets';
import { pathOfUri, secretsOfLogin, type SecretsWorld } from './secretsOfLogin';
import type { SecretsSource } from './secretsSource';
import type { AccountSource } from './source';

export function ownSecrets(account: AccountSource, world: Omit<SecretsWorld, 'changed'>): SecretsSource {
  const documents = secretsOfLogin({ ...world, changed: (uri, secrets) => source.push(uri, secrets) });
  const source = pushedSecrets({
    now: Date.now,
    ask: ({ uri, name }, fresh) =>
      documents.need({ uri, names: { path: pathOfUri(uri), declared: name } }, fresh ? freshMs : Infinity),
    release: (uri) => documents.forget(uri),
  });
  const use = (): void => documents.useAccount(account.current, '');
  use();
  account.onDidChange(use);
  return {
    ...source,
    need(document) {
      source.need(document);
      // What failed is tried again when somebody types, as soon as the back-off allows.
      if (source.of(document.uri).kind === 'unknown') documents.freshen([document.uri], Infinity);
    },
  };
}
