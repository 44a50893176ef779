/** What every handler works with. */
import type { AccountSource } from '../account/source';
import type { Client } from './capabilities';
import type { Configuration } from './configuration';
import type { Documents } from './documents';
import type { MissingWatch } from './missing';
import type { SecretsWatch } from './missingSecrets';

export interface Session {
  readonly client: Client;
  readonly configuration: Configuration;
  readonly documents: Documents;
  readonly account: AccountSource;
  readonly missing: MissingWatch;
  readonly secrets: SecretsWatch;
  /** Milliseconds since 1970. */
  now(): number;
}
