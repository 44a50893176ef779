/**
 * Every place of a workflow that names a secret, with what is known of it: the same verdicts and sentences as the diagnostics.
 */
import type { SecretsSnapshot } from '../relay/secrets';
import { partsOf } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
import { shiftSpan } from '../workflow/parts/shiftNodes';
import type { Span } from '../workflow/span';
import { secretMissing } from './diagnostics/secretMissing';
import { holderNameOf, type HolderName } from './holderName';
import { isUnsettledSecret, judgeSecret, type SecretVerdict } from './secretVerdict';
import type { Severity } from './types';

export interface JudgedSecret {
  readonly name: string;
  readonly span: Span;
  readonly holder: HolderName;
  /** `unsettled`: absent from a list that is being read again. */
  readonly verdict: SecretVerdict['kind'] | 'unsettled';
  readonly problem: { readonly severity: Severity; readonly message: string } | undefined;
}

/** In the order of the text. `now` is in milliseconds since 1970. @param unsettled names whose absence is being checked. */
export function secretReferences(
  workflow: Workflow,
  secrets: SecretsSnapshot,
  now: number,
  unsettled: ReadonlySet<string>,
): readonly JudgedSecret[] {
  const { parts, shiftOf } = partsOf(workflow);
  return parts.flatMap(({ workflow: part }, position) =>
    part.references.secrets.map((reference): JudgedSecret => {
      const { name, holder } = reference;
      const shift = shiftOf(position);
      const verdict = judgeSecret(reference, secrets);
      const isUnsettled = isUnsettledSecret(verdict, unsettled);
      return {
        name: name.text,
        span: shiftSpan(shift, name.span),
        holder: holderNameOf(part, holder, shift),
        verdict: isUnsettled ? 'unsettled' : verdict.kind,
        problem: verdict.kind === 'missing' && !isUnsettled ? secretMissing({ reference, verdict }, now) : undefined,
      };
    }),
  );
}
