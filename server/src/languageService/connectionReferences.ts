/**
 * Every place of a workflow that names a connection, with what the account says of it: the same verdicts and sentences as the diagnostics.
 */
import type { AccountSnapshot } from '../relay/account';
import { partsOf } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
import { shiftSpan } from '../workflow/parts/shiftNodes';
import type { ConnectionReference } from '../workflow/references';
import type { Span } from '../workflow/span';
import { describeVerdict } from './diagnostics';
import { holderNameOf, type HolderName } from './holderName';
import type { Severity } from './types';
import { isToCreate, isUnfinished, isUnsettled, judge, type Verdict } from './verdict';

export interface JudgedReference {
  readonly type: string;
  /** `undefined` for `${connections.aws}`, which asks for every connection of the type. */
  readonly name: string | undefined;
  /** Of the name as it is written, or of the type where there is no name. */
  readonly span: Span;
  readonly holder: HolderName;
  /** `unsettled`: absent from a list that is being read again. */
  readonly verdict: Verdict['kind'] | 'unsettled';
  /** Whether creating it is a likely remedy. */
  readonly isToCreate: boolean;
  /** What the diagnostic of this reference says, whether or not the user wants to hear of it. */
  readonly problem: { readonly severity: Severity; readonly message: string } | undefined;
}

/**
 * In the order of the text. `now` is in milliseconds since 1970.
 * @param unsettled keys of connections whose absence is being checked.
 */
export function connectionReferences(
  workflow: Workflow,
  account: AccountSnapshot,
  now: number,
  unsettled: ReadonlySet<string> = new Set(),
): readonly JudgedReference[] {
  const { parts, shiftOf } = partsOf(workflow);
  return parts.flatMap(({ workflow: part }, position) =>
    part.references.connections.map((reference): JudgedReference => {
      const { type, name, holder } = reference;
      const shift = shiftOf(position);
      return {
        type: type.text,
        name: name?.text,
        span: shiftSpan(shift, (name ?? type).span),
        holder: holderNameOf(part, holder, shift),
        ...judged(reference, account, now, unsettled),
      };
    }),
  );
}

function judged(
  reference: ConnectionReference,
  account: AccountSnapshot,
  now: number,
  unsettled: ReadonlySet<string>,
): Pick<JudgedReference, 'verdict' | 'isToCreate' | 'problem'> {
  const verdict = judge(reference, account);
  if (isUnsettled(verdict, unsettled)) return { verdict: 'unsettled', isToCreate: false, problem: undefined };
  return {
    verdict: 'id' in verdict && isUnfinished(verdict.id) ? 'none' : verdict.kind,
    isToCreate: isToCreate(verdict),
    problem: describeVerdict(reference, verdict, now),
  };
}
