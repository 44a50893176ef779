/**
 * `secret-missing`: the workflow on the account has no secret of this name.
 *
 *     password: ${secrets.registryPasword}
 *                         ^^^^^^^^^^^^^^^ No secret named "registryPasword" of workflow release/deploy-web in account acme (checked 40 s ago). Did you mean …
 */
import type { MissingSecret } from '../secretVerdict';
import type { Diagnostic } from '../types';
import { doubtOfAbsence, inAccount, quoted, remedyOfAbsence, severityOfAbsence } from '../wording';

export function secretMissing({ reference, verdict }: MissingSecret, now: number): Diagnostic {
  const { name, secrets, near } = verdict;
  return {
    code: 'secret-missing',
    severity: severityOfAbsence(secrets, now),
    message:
      `No secret named ${quoted(name)} of workflow ${secrets.workflow} ${inAccount(secrets, now)}.` +
      remedyOfAbsence(near, secrets) +
      doubtOfAbsence(secrets, now),
    span: reference.name.span,
  };
}
