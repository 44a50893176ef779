/**
 * `connection-wrong-type`: the account has the name, but for a connection of another type.
 *
 *     connection: !Connection { type: aws, name: team }
 *                                     ^^^ "team" in account acme is a slack connection, not an aws one (checked 40 s ago). …
 */
import { describeAge } from '../../relay/account';
import { listed } from '../../relay/words';
import type { Diagnostic } from '../types';
import type { Verdict } from '../verdict';
import { doubtOfAbsence, quoted, severityOfAbsence, withArticle } from '../wording';
import type { Span } from '../../workflow/span';

export function connectionWrongType(
  type: Span,
  { id, index, otherTypes }: Verdict & { kind: 'wrongType' },
  now: number,
): Diagnostic {
  const { account } = index;
  const others = listed(otherTypes.map(withArticle));
  return {
    code: 'connection-wrong-type',
    severity: severityOfAbsence(account, now),
    message:
      `${quoted(id.name)} in account ${account.accountName} is ${others} connection, not ${withArticle(id.type)} one (checked ${describeAge(account, now)}).` +
      ` Write the type ${listed(otherTypes)}, or create ${withArticle(id.type)} connection of that name.` +
      doubtOfAbsence(account, now),
    span: type,
  };
}
