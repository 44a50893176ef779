/** Where a reference stands, in the words of a person: the step or trigger around it. */
import { holderOf } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
import type { Shift } from '../workflow/parts/shiftNodes';
import type { Holder } from '../workflow/references';

/** Its name, where it has one, and the keys from it to the value: `spec.aws.connection`. */
export interface HolderName {
  readonly kind: 'step' | 'trigger';
  readonly name: string | undefined;
  /** Counted from 0. */
  readonly index: number;
  readonly path: string;
}

/** `holder` is that of a reference in a part of a workflow, and `shift` leads from there to the whole. */
export function holderNameOf(part: Workflow, holder: Holder, shift: Shift): HolderName {
  const name = holderOf(part, holder)?.name?.value;
  return {
    kind: holder.kind,
    name: typeof name === 'string' && name !== '' ? name : undefined,
    index: holder.index + shift.index,
    path: holder.path.join('.'),
  };
}
