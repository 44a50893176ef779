/**
 * Whether it is clear which parameters a workflow declares.
 */
import type { Workflow } from '../../workflow/model';
import { findKey, outermostPlace } from '../../workflow/places';
import { resolveAlias } from '../../workflow/yaml/tree';

/** Not where `parameters` is no mapping. */
export function hasReadableParameters({ root }: Workflow): boolean {
  const top = outermostPlace(root);
  const entry = top && findKey(top, 'parameters');
  const value = resolveAlias(entry?.value);
  return value === undefined || value.kind === 'mapping' || (value.kind === 'scalar' && value.value === null);
}
