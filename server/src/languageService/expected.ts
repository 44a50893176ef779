/**
 * What the catalogue says of a place in a workflow.
 */
import { connectionTypeAt } from '../catalog';
import { holderOf } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
import type { Holder } from '../workflow/references';

/** The type of connection that the holder's image takes there; `undefined` where the catalogue does not know the image or the place. */
export function expectedType(workflow: Workflow, holder: Holder | undefined): string | undefined {
  if (!holder) return undefined;
  const image = holderOf(workflow, holder)?.image?.text;
  const specPath = pathBelowSpec(holder);
  return image === undefined || !specPath ? undefined : connectionTypeAt(image, specPath);
}

/** A step has `spec`, a trigger `source.spec`; `undefined` for what is in neither. */
export function pathBelowSpec({ kind, path }: Holder): readonly (string | number)[] | undefined {
  const spec = kind === 'step' ? ['spec'] : ['source', 'spec'];
  return spec.every((key, index) => path[index] === key) ? path.slice(spec.length) : undefined;
}
