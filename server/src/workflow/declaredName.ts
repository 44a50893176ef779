/** The `name` at the top of a workflow. */
import { foundInParts } from './foundInParts';
import type { Workflow } from './model';
import { findEntry, resolveAlias } from './yaml/tree';

/** `undefined` where there is none, or no text. A keystroke reads no more than what it touches. */
export function declaredName(workflow: Workflow): string | undefined {
  return namesIn(workflow, undefined)[0]?.items[0];
}

const namesIn = foundInParts(({ root }): readonly string[] => {
  const scalar = resolveAlias(findEntry(root, 'name')?.value);
  const name = scalar?.kind === 'scalar' ? scalar.value : undefined;
  return typeof name === 'string' && name !== '' ? [name] : [];
});
