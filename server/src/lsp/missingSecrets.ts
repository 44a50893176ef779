/**
 * Which documents refer to secrets, and which of the names have just become missing: on an old list those are not called missing before it has been read again.
 */
import type { SecretsSource } from '../account/secretsSource';
import { missingSecrets } from '../languageService';
import type { SecretsSnapshot } from '../relay/secrets';
import { partsOf } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
import { declaredName } from '../workflow/declaredName';

export interface SecretsWatch {
  /** What may be said of the secrets now. */
  look(uri: string, workflow: Workflow): KnownNow;
  /** Secrets are about to be written there. */
  want(uri: string, workflow: Workflow): void;
  /** The document is closed, or no workflow any more. */
  forget(uri: string): void;
}

/** As `DiagnosticOptions` has it. */
interface KnownNow {
  readonly secrets: SecretsSnapshot;
  readonly unsettledSecrets: ReadonlySet<string>;
}

export function watchSecrets(source: SecretsSource): SecretsWatch {
  /** By document: what has been called missing. */
  const told = new Map<string, ReadonlySet<string>>();
  const want = (uri: string, workflow: Workflow): void => source.need({ uri, name: declaredName(workflow) }, 'use');
  return {
    look(uri, workflow) {
      if (refersToSecrets(workflow)) want(uri, workflow);
      const secrets = source.of(uri);
      const missing = missingSecrets(workflow, secrets);
      // Nothing is missing from what is not known, and nothing is forgotten while it is not.
      if (missing === undefined) return { secrets, unsettledSecrets: new Set() };
      const before = told.get(uri);
      const added = new Set([...missing].filter((name) => !before?.has(name)));
      if (added.size > 0) source.need({ uri, name: declaredName(workflow) }, 'newlyMissing');
      const unsettled = source.rereading(uri) ? added : new Set<string>();
      told.set(uri, new Set([...missing].filter((name) => !unsettled.has(name))));
      return { secrets, unsettledSecrets: unsettled };
    },
    want,
    forget(uri) {
      told.delete(uri);
      source.forget(uri);
    },
  };
}

const refersToSecrets = (workflow: Workflow): boolean =>
  partsOf(workflow).parts.some((part) => part.workflow.references.secrets.length > 0);
