/**
 * What is found in the parts of a workflow, one by one. It is kept with each part for as long as that lives, and with the workflow for the next one:
 * an edit costs a look at the parts that it changes.
 */
import { changeOf, partsOf, type WorkflowPart } from './incremental';
import type { Workflow } from './model';
import { newNote } from './noted';

/** Something that was found, in the offsets of the part at this position. */
export interface Found<Item> {
  readonly position: number;
  readonly items: readonly Item[];
}

export interface FindInParts<Item, Other> {
  /** In the order of the parts. */
  (workflow: Workflow, other: Other): readonly Found<Item>[];
  /** Looks at a part before the others are looked at. */
  readonly ahead: (part: WorkflowPart, other: Other) => void;
}

/** `find` is asked once for each part and each `other` object. Most find nothing, so only what is found is gone through again. */
export function foundInParts<Item, Other = undefined>(
  find: (part: Workflow, other: Other) => readonly Item[],
): FindInParts<Item, Other> {
  const findOnce = oncePerPartAnd(find);
  const known = new WeakMap<Workflow, { readonly other: Other; readonly found: readonly Found<Item>[] }>();

  const findFrom = (workflow: Workflow, other: Other, start: number, end: number): readonly Found<Item>[] => {
    const { parts } = partsOf(workflow);
    const found: Found<Item>[] = [];
    for (let position = start; position < end; position += 1) {
      const part = parts[position];
      const items = part === undefined ? [] : findOnce(part, other);
      if (items.length > 0) found.push({ position, items });
    }
    return found;
  };

  const findAll = (workflow: Workflow, other: Other): readonly Found<Item>[] => {
    const change = changeOf(workflow);
    const before = change && known.get(change.predecessor);
    if (change === undefined || before === undefined || before.other !== other)
      return findFrom(workflow, other, 0, partsOf(workflow).parts.length);
    const { start, end, moved } = change;
    const above = before.found.filter(({ position }) => position < start);
    const below = before.found.filter(({ position }) => position >= end + moved);
    return [
      ...above,
      ...findFrom(workflow, other, start, end),
      ...(moved === 0 ? below : below.map(({ position, items }) => ({ position: position - moved, items }))),
    ];
  };

  const findInAll = (workflow: Workflow, other: Other): readonly Found<Item>[] => {
    const existing = known.get(workflow);
    if (existing !== undefined && existing.other === other) return existing.found;
    const found = findAll(workflow, other);
    known.set(workflow, { other, found });
    return found;
  };
  return Object.assign(findInAll, { ahead: (part: WorkflowPart, other: Other) => void findOnce(part, other) });
}

/** What is read out of a part, once. */
export function oncePerPart<Value>(read: (part: Workflow) => Value): (part: WorkflowPart) => Value {
  const readOnce = oncePerPartAnd((part) => read(part));
  return (part) => readOnce(part, undefined);
}

/** What is read out of a part and something else, once for as long as that is the same object. */
function oncePerPartAnd<Other, Value>(
  read: (part: Workflow, other: Other) => Value,
): (part: WorkflowPart, other: Other) => Value {
  const note = newNote<{ readonly other: Other; readonly value: Value }>();
  return (part, other) => {
    const before = note.of(part);
    if (before !== undefined && before.other === other) return before.value;
    const value = read(part.workflow, other);
    note.write(part, { other, value });
    return value;
  };
}
