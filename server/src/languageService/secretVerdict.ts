/**
 * What the account says of one reference to a secret. Unless the secrets of the workflow are known, nothing.
 */
import type { KnownSecrets, SecretsSnapshot } from '../relay/secrets';
import { foundInParts } from '../workflow/foundInParts';
import type { Workflow } from '../workflow/model';
import type { NamedReference } from '../workflow/references';
import { nearest } from './nearest';
import { templateInName } from './notEvaluated';
import { remembered } from './remembered';

export type SecretVerdict =
  { readonly kind: 'none' } | { readonly kind: 'present'; readonly secrets: KnownSecrets } | MissingVerdict;

export interface MissingVerdict {
  readonly kind: 'missing';
  readonly name: string;
  readonly secrets: KnownSecrets;
  /** The secret of the workflow that was probably meant; found when it is first asked for. */
  readonly near: string | undefined;
}

/** Names are compared exactly, as the engine does. An empty one is being typed; one that was meant to be computed could be any. */
export function judgeSecret({ name }: NamedReference, secrets: SecretsSnapshot): SecretVerdict {
  if (secrets.kind !== 'known' || name.text === '' || templateInName(name) !== undefined) return { kind: 'none' };
  if (namesOf(secrets).has(name.text)) return { kind: 'present', secrets };
  let near: { readonly name: string | undefined } | undefined;
  return {
    kind: 'missing',
    name: name.text,
    secrets,
    get near() {
      return (near ??= { name: nearest(name.text, secrets.names) }).name;
    },
  };
}

/** Missing from a list that is being read again: nothing is concluded from that yet. `unsettled` holds names. */
export function isUnsettledSecret(verdict: SecretVerdict, unsettled: ReadonlySet<string>): boolean {
  return verdict.kind === 'missing' && unsettled.has(verdict.name);
}

/** Once for each snapshot: every keystroke asks. */
const namesOf = remembered(({ names }: KnownSecrets): ReadonlySet<string> => new Set(names));

export interface MissingSecret {
  readonly reference: NamedReference;
  readonly verdict: MissingVerdict;
}

/** In the order of the text. */
export const missingSecretsIn = foundInParts((part, secrets: SecretsSnapshot): readonly MissingSecret[] =>
  part.references.secrets.flatMap((reference) => {
    const verdict = judgeSecret(reference, secrets);
    return verdict.kind === 'missing' ? [{ reference, verdict }] : [];
  }),
);

/** The names that the workflow refers to and does not have on the account, each once; `undefined` unless that is known. */
export function missingSecrets(workflow: Workflow, secrets: SecretsSnapshot): ReadonlySet<string> | undefined {
  if (secrets.kind !== 'known') return undefined;
  return new Set(missingSecretsIn(workflow, secrets).flatMap(({ items }) => items.map(({ verdict }) => verdict.name)));
}
