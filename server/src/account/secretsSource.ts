/**
 * Where the server has the secrets of workflows from. As with the account, reading them never makes anyone wait.
 */
import type { SecretsSnapshot } from '../relay/secrets';

export interface SecretsSource {
  /** Of the workflow that an open document is. */
  of(uri: string): SecretsSnapshot;
  /** The list is too old to say of a secret that it is missing, and is being read again now. Its end is a change. */
  rereading(uri: string): boolean;
  /** `listener` is called after every change, with the document that it concerns. */
  onDidChange(listener: (uri: string) => void): void;
  /** The document refers to a secret, or is about to; the source decides whether that is worth a request. Called as often as a person types. */
  need(document: WorkflowDocument): void;
  /** It refers to one that was not missing a moment ago: it may have been created since the list was read. */
  newlyMissing(uri: string): void;
  /** The document is closed, or no workflow any more. */
  forget(uri: string): void;
}

export interface WorkflowDocument {
  readonly uri: string;
  /** The `name` at its top. */
  readonly name: string | undefined;
}

export const unreadSecrets: SecretsSnapshot = {
  kind: 'unknown',
  reason: 'loading',
  message: 'The secrets of the workflow have not been read yet.',
};
