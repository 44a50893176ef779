/**
 * The secrets as the client knows them. The client does the reading: this only says which documents refer to secrets, and when an answer is worth checking.
 */
import type { SecretsSnapshot } from '../relay/secrets';
import { unreadSecrets, type SecretsSource, type WorkflowDocument } from './secretsSource';
import { isTooOld } from './source';

export interface PushedSecrets extends SecretsSource {
  /** The client's newest snapshot for a document; it replaces everything. */
  push(uri: string, secrets: SecretsSnapshot): void;
}

export interface PushedSecretsWorld {
  /**
   * Says that the document refers to secrets; `fresh` if the list is too old. Resolves when the client has read what it is going to read now; never rejects.
   */
  ask(document: WorkflowDocument, fresh: boolean): Promise<void>;
  /** Says that it does so no longer. */
  release(uri: string): void;
  /** Milliseconds since 1970. */
  now(): number;
}

interface Known {
  readonly document: WorkflowDocument;
  secrets: SecretsSnapshot;
  /** The snapshot for which the client was asked for a newer one: once each. */
  asked: SecretsSnapshot | undefined;
  rereading: boolean;
}

export function pushedSecrets(world: PushedSecretsWorld): PushedSecrets {
  const listeners: ((uri: string) => void)[] = [];
  const byUri = new Map<string, Known>();
  const changed = (uri: string): void => listeners.forEach((listener) => listener(uri));
  return {
    of: (uri) => byUri.get(uri)?.secrets ?? unreadSecrets,
    rereading(uri) {
      const known = byUri.get(uri);
      return known !== undefined && known.rereading && known.asked === known.secrets;
    },
    push(uri, secrets) {
      const known = byUri.get(uri);
      // It may have been closed meanwhile.
      if (known === undefined) return;
      known.secrets = secrets;
      changed(uri);
    },
    onDidChange: (listener) => void listeners.push(listener),
    need(document) {
      const known = byUri.get(document.uri);
      if (known !== undefined && known.document.name === document.name) return;
      const secrets = known?.secrets ?? unreadSecrets;
      byUri.set(document.uri, { document, secrets, asked: undefined, rereading: false });
      void world.ask(document, false);
    },
    newlyMissing(uri) {
      const known = byUri.get(uri);
      if (known?.secrets.kind !== 'known') return;
      const { secrets } = known;
      if (known.asked === secrets || !isTooOld(secrets, world.now())) return;
      known.asked = secrets;
      // After a failure the client takes its time: nobody waits for that.
      known.rereading = secrets.failure === undefined;
      void world.ask(known.document, true).then(() => {
        known.rereading = false;
        if (byUri.get(uri) === known) changed(uri);
      });
    },
    forget(uri) {
      if (byUri.delete(uri)) world.release(uri);
    },
  };
}
