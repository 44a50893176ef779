/**
 * Which documents refer to secrets, and which of the names have just become missing: on an old list those are not called missing before it has been read again.
 */
import type { SecretsSource, WorkflowDocument } from '../account/secretsSource';
import { missingSecrets } from '../languageService';
import type { SecretsSnapshot } from '../relay/secrets';
import { foundInParts } from '../workflow/foundInParts';
import type { Workflow } from '../workflow/model';
import { declaredName } from '../workflow/declaredName';

export interface SecretsWatch {
  /** What may be said of the secrets now. */
  look(uri: string, workflow: Workflow): KnownNow;
  /** Secrets are about to be written there. */
  want(uri: string, workflow: Workflow): void;
  /** Asks once more for what is missing from this document; it stays missing until there is an answer. */
  askAgain(uri: string): void;
  /** The document is closed, or no workflow any more. */
  forget(uri: string): void;
}

/** As `DiagnosticOptions` has it. */
interface KnownNow {
  readonly secrets: SecretsSnapshot;
  readonly unsettledSecrets: ReadonlySet<string>;
}

export function watchSecrets(source: SecretsSource): SecretsWatch {
  const watched = new Map<string, Watched>();
  const want = (uri: string, workflow: Workflow): void => source.need({ uri, name: declaredName(workflow) }, 'use');
  return {
    look(uri, workflow) {
      if (refersToSecrets(workflow)) want(uri, workflow);
      const secrets = source.of(uri);
      const missing = missingSecrets(workflow, secrets);
      // Nothing is missing from what is not known, and nothing is forgotten while it is not.
      if (missing === undefined) return { secrets, unsettledSecrets: new Set() };
      const before = watched.get(uri);
      const unsettled = before?.unsettled ?? new Set();
      const added = [...missing].filter((name) => before?.missing.has(name) !== true);
      const document = { uri, name: declaredName(workflow) };
      watched.set(uri, { document, missing, unsettled });
      if (added.length > 0) source.need(document, 'newlyMissing');
      if (source.rereading(uri)) added.forEach((name) => unsettled.add(name));
      else unsettled.clear();
      return { secrets, unsettledSecrets: unsettled };
    },
    want,
    askAgain(uri) {
      const known = watched.get(uri);
      if (known !== undefined && known.missing.size > 0) source.need(known.document, 'newlyMissing');
    },
    forget(uri) {
      watched.delete(uri);
      source.forget(uri);
    },
  };
}

interface Watched {
  readonly document: WorkflowDocument;
  readonly missing: ReadonlySet<string>;
  /** Of those the ones that only the read under way can settle. */
  readonly unsettled: Set<string>;
}

const refersToSecrets = (workflow: Workflow): boolean => secretsIn(workflow, undefined).length > 0;

const secretsIn = foundInParts(({ references }) => references.secrets);
