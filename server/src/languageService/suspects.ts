/**
 * The references to connections of which there is something to say.
 */
import type { AccountSnapshot } from '../relay/account';
import { foundInParts } from '../workflow/foundInParts';
import type { Workflow } from '../workflow/model';
import type { ConnectionReference } from '../workflow/references';
import { connectionWrongForStep } from './diagnostics/connectionWrongForStep';
import { expectedType } from './expected';
import type { Diagnostic } from './types';
import { judge, type Verdict } from './verdict';

/** Only the words depend on the time. */
export interface Suspect {
  readonly reference: ConnectionReference;
  readonly verdict: Verdict;
  readonly wrongForStep: Diagnostic | undefined;
}

/** In the order of the text. */
export const suspectsIn = foundInParts((part, account: AccountSnapshot): readonly Suspect[] =>
  part.references.connections.flatMap((reference) => {
    const verdict = judge(reference, account);
    const wrongForStep = isSaid(part, reference, verdict) ? undefined : connectionWrongForStep(part, reference);
    const isFine = verdict.kind === 'none' || verdict.kind === 'present';
    return isFine && wrongForStep === undefined ? [] : [{ reference, verdict, wrongForStep }];
  }),
);

/** A type that is empty or that nobody has, or one that the account corrects to what the step takes, says enough. */
function isSaid(part: Workflow, { type, holder }: ConnectionReference, verdict: Verdict): boolean {
  return (
    type.text === '' ||
    verdict.kind === 'typeUnknown' ||
    (verdict.kind === 'wrongType' && verdict.otherTypes.includes(expectedType(part, holder) ?? ''))
  );
}
