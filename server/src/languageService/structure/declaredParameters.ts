/**
 * The parameters that a workflow declares.
 */
import { resolveAlias } from '../../workflow/yaml/tree';
import { findKey } from '../../workflow/places';
import type { Subject } from './subject';

/** `undefined` where `parameters` is no mapping, so that nobody can say. */
export function declaredParameters({ workflow, places }: Subject): ReadonlySet<string> | undefined {
  const top = places.find(({ kind }) => kind === 'workflow');
  const entry = top && findKey(top, 'parameters');
  const value = entry && resolveAlias(entry.value);
  const readable = value === undefined || value.kind === 'mapping' || (value.kind === 'scalar' && value.value === null);
  return readable ? new Set(workflow.parameters.map(({ name }) => name)) : undefined;
}
