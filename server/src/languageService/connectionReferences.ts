/**
 * Every place of a workflow that names a connection, with what the account says of it: the same verdicts and sentences as the diagnostics.
 */
import type { AccountSnapshot } from '../relay/account';
import { partsOf } from '../workflow/incremental';
import { holderOf, type Step, type Trigger, type Workflow } from '../workflow/model';
import type { ConnectionReference } from '../workflow/references';
import type { Span } from '../workflow/span';
import { isToCreate } from './codeActions/createConnection';
import { diagnoseReference } from './diagnostics';
import type { Severity } from './types';
import { judge, type Verdict } from './verdict';

export interface JudgedReference {
  readonly type: string;
  /** `undefined` for `${connections.aws}`, which asks for every connection of the type. */
  readonly name: string | undefined;
  /** Of the name as it is written, or of the type where there is no name. */
  readonly span: Span;
  readonly holder: HolderName;
  readonly verdict: Verdict['kind'];
  /** Whether creating it is a likely remedy; a type that is a slip is not created. */
  readonly isToCreate: boolean;
  /** What the diagnostic of this reference says, whether or not the user wants to hear of it. */
  readonly problem: { readonly severity: Severity; readonly message: string } | undefined;
}

/** The step or trigger around it: its name, where it has one, and the keys from it to the value: `spec.aws.connection`. */
export interface HolderName {
  readonly kind: 'step' | 'trigger';
  readonly name: string | undefined;
  /** Counted from 0. */
  readonly index: number;
  readonly path: string;
}

/** In the order of the text. `now` is in milliseconds since 1970. */
export function connectionReferences(
  workflow: Workflow,
  account: AccountSnapshot,
  now: number,
): readonly JudgedReference[] {
  return partsOf(workflow).flatMap(({ workflow: part, shift }) =>
    part.references.connections.map((reference) => {
      const { type, name, holder } = reference;
      const { span } = name ?? type;
      const verdict = isUnfinished(reference) ? undefined : judge(reference, account);
      return {
        type: type.text,
        name: name?.text,
        span: { start: span.start + shift.offset, end: span.end + shift.offset },
        holder: {
          kind: holder.kind,
          name: nameOf(holderOf(part, holder)),
          index: holder.index + shift.index,
          path: holder.path.join('.'),
        },
        verdict: verdict?.kind ?? 'none',
        isToCreate: verdict !== undefined && isToCreate(verdict),
        problem: diagnoseReference(reference, account, now),
      };
    }),
  );
}

/** `name: ''`, as an editor leaves it that writes both quotes at once. */
function isUnfinished({ type, name }: ConnectionReference): boolean {
  return type.text === '' || name?.text === '';
}

function nameOf(container: Step | Trigger | undefined): string | undefined {
  const name = container?.name?.value;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
