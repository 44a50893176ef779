/**
 * `connection-missing`: the account has no connection of this type and name.
 *
 *     connection: !Connection { type: aws, name: prd }
 *                                                ^^^ No aws connection named "prd" in account acme (checked 40 s ago). Did you mean "prod"?
 */
import type { Diagnostic } from '../types';
import type { Verdict } from '../verdict';
import { doubtOfAbsence, inAccount, quoted, remedyOfAbsence, severityOfAbsence } from '../wording';
import type { Span } from '../../workflow/span';

export function connectionMissing(
  name: Span,
  { id, index, near }: Verdict & { kind: 'missing' },
  now: number,
): Diagnostic {
  const { account } = index;
  return {
    code: 'connection-missing',
    severity: severityOfAbsence(account, now),
    message:
      `No ${id.type} connection named ${quoted(id.name)} ${inAccount(account, now)}.` +
      remedyOfAbsence(near, account) +
      doubtOfAbsence(account, now),
    span: name,
  };
}
