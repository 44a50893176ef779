/**
 * `connection-type-unknown`: neither the account nor Relay's published integrations know connections of this type.
 *
 *     connection: !Connection { type: awz, name: prod }
 *                                     ^^^ No connection of type "awz" in account acme (checked 40 s ago), … Did you mean "aws"?
 */
import type { Diagnostic } from '../types';
import type { Verdict } from '../verdict';
import { doubtOfAbsence, inAccount, quoted, remedyOfAbsence, severityOfAbsence } from '../wording';
import type { Span } from '../../workflow/span';

export function connectionTypeUnknown(
  type: Span,
  { id, index, nearType }: Verdict & { kind: 'typeUnknown' },
  now: number,
): Diagnostic {
  const { account } = index;
  return {
    code: 'connection-type-unknown',
    severity: severityOfAbsence(account, now),
    message:
      `No connection of type ${quoted(id.type)} ${inAccount(account, now)}, and no published Relay integration uses that type.` +
      remedyOfAbsence(nearType, account) +
      doubtOfAbsence(account, now),
    span: type,
  };
}
