/** The `name` at the top of a workflow. */
import { partsOf, type WorkflowPart } from './incremental';
import type { Workflow } from './model';
import { newNote } from './noted';
import { findEntry, resolveAlias } from './yaml/tree';

/** `undefined` where there is none, or no text. A keystroke reads no more than what it touches. */
export function declaredName(workflow: Workflow): string | undefined {
  for (const part of partsOf(workflow).parts) {
    const name = nameIn(part);
    if (name !== undefined) return name;
  }
  return undefined;
}

function nameIn(part: WorkflowPart): string | undefined {
  const known = note.of(part);
  if (known !== undefined) return known.name;
  const name = readName(part.workflow);
  note.write(part, { name });
  return name;
}

const note = newNote<{ readonly name: string | undefined }>();

function readName({ root }: Workflow): string | undefined {
  const value = findEntry(root, 'name')?.value;
  const scalar = value && resolveAlias(value);
  const name = scalar?.kind === 'scalar' ? scalar.value : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
