/**
 * What is known of the secrets of the workflow that a document is on the account. Data only, like the account: names, never a value.
 */
import type { KnownAccount, ListSnapshot, ReadList } from './account';

/** *Unknown is not empty*: only `known` secrets can make one missing. */
export type SecretsSnapshot = ListSnapshot<KnownSecrets> | UnmatchedWorkflow;

/** It is not clear which workflow of the account the document is, so nothing is said of its secrets. */
export interface UnmatchedWorkflow {
  readonly kind: 'unmatched';
  readonly accountName: string;
  /** None is called like it; several are; or the user said that it is none. */
  readonly why: 'none' | 'several' | 'setAside';
}

export interface KnownSecrets extends ReadList {
  readonly kind: 'known';
  /** Full name: `infrastructure/nightly-cleanup`. */
  readonly workflow: string;
  readonly names: readonly string[];
  /** The service does not say it when secrets are listed: `no` after it has refused one. */
  readonly mayCreate: KnownAccount['mayCreate'];
}

/** The workflows of the account: full names. */
export interface KnownWorkflows extends ReadList {
  readonly kind: 'known';
  readonly names: readonly string[];
}

/** What is known of a secret that is to be created; the rest is asked. */
export interface SecretToCreate {
  readonly workflow?: string;
  readonly name?: string;
  /** The answer to start from where the name is asked, e.g. what has been typed of it. */
  readonly suggestedName?: string;
}
