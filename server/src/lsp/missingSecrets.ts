/** Which documents refer to secrets, and which of the names have just become missing: on an old list those are not called missing before it has been read again. */
import type { SecretsSource } from '../account/secretsSource';
import { missingSecrets } from '../languageService';
import type { SecretsSnapshot } from '../relay/secrets';
import { foundInParts } from '../workflow/foundInParts';
import type { Workflow } from '../workflow/model';
import { declaredName } from '../workflow/declaredName';
import { nothing, watchList, type ListWatch } from './newlyMissing';

export interface SecretsWatch extends Pick<ListWatch, 'askAgain' | 'forget'> {
  /** What may be said of the secrets now. */
  look(uri: string, workflow: Workflow): KnownNow;
  /** Secrets are about to be written there. */
  want(uri: string, workflow: Workflow): void;
}

/** As `DiagnosticOptions` has it. */
interface KnownNow {
  readonly secrets: SecretsSnapshot;
  readonly unsettledSecrets: ReadonlySet<string>;
}

export function watchSecrets(source: SecretsSource): SecretsWatch {
  /** Those of the workflows that documents are, each for its document. */
  const lists = new Map<string, ListWatch>();
  const listOf = (uri: string): ListWatch => {
    const existing = lists.get(uri);
    if (existing !== undefined) return existing;
    const list = watchList({ isReadAgain: () => source.rereading(uri), newlyMissing: () => source.newlyMissing(uri) });
    lists.set(uri, list);
    return list;
  };
  const want = (uri: string, workflow: Workflow): void => source.need({ uri, name: declaredName(workflow) });
  return {
    look(uri, workflow) {
      if (refersToSecrets(workflow)) want(uri, workflow);
      const secrets = source.of(uri);
      const missing = missingSecrets(workflow, secrets);
      // Nothing is missing from what is not known, and nothing is forgotten while it is not.
      if (secrets.kind !== 'known' || !missing) return { secrets, unsettledSecrets: nothing };
      const whose = `${secrets.accountName} ${secrets.workflow}`;
      return { secrets, unsettledSecrets: listOf(uri).note(uri, whose, missing) };
    },
    want,
    askAgain: (uri) => lists.get(uri)?.askAgain(uri),
    forget(uri) {
      lists.delete(uri);
      source.forget(uri);
    },
  };
}

const refersToSecrets = (workflow: Workflow): boolean => secretsIn(workflow, undefined).length > 0;

const secretsIn = foundInParts(({ references }) => references.secrets);
