/**
 * What the cursor is on or in, as completion and hover need to know it: the key path, the value there or the gap where one would go.
 */
import { findPlace, type FoundPlace } from './cursorPath';
import { lineStart } from './line';
import type { Workflow } from './model';
import { positionHolder } from './positions';
import type { Holder, ReferenceForm, ReferenceType } from './references';
import { touches } from './span';
import { namedType, taggedType } from './tagReference';
import { findEntry, type YamlNode } from './yaml/tree';

export interface CursorPlace extends FoundPlace {
  readonly offset: number;
  /** In a flow collection, where `, [ ] { }` have to be quoted. */
  readonly inFlow: boolean;
  /** The Relay tag or `$type` map of which this is a key, a value or an item. */
  readonly reference: EnclosingReference | undefined;
  /** Set where `${ }` and tags mean something: an expression position, outside any Relay tag. */
  readonly expression: Holder | undefined;
}

export interface EnclosingReference {
  readonly type: ReferenceType;
  readonly form: Exclude<ReferenceForm, 'template'>;
  readonly node: YamlNode;
  /** `undefined` where the reference means nothing, because it is not in an expression position. */
  readonly holder: Holder | undefined;
}

/** `undefined` in comments and outside the first document. */
export function cursorAt(workflow: Workflow, offset: number): CursorPlace | undefined {
  const { text, root } = workflow;
  if (root === undefined) {
    const start = lineStart(text, offset);
    const found: FoundPlace = {
      path: [''],
      on: 'key',
      node: undefined,
      span: { start: offset, end: offset },
      parents: [],
    };
    return text.slice(start, offset).trim() === '' ? describe(workflow, offset, found) : undefined;
  }
  if (root.kind === 'scalar' && root.style === 'plain' && touches(root.span, offset)) {
    // The first word of a file is going to be a key.
    return describe(workflow, offset, { path: [root.text], on: 'key', node: root, span: root.span, parents: [] });
  }
  const found = findPlace(root, text, offset);
  return found && describe(workflow, offset, found);
}

function describe(workflow: Workflow, offset: number, found: FoundPlace): CursorPlace {
  const reference = enclosingReference(workflow, found);
  const inFlow = found.parents.some((parent) => parent.flow);
  const onKey = found.on === 'key';
  return {
    ...found,
    offset,
    inFlow,
    reference,
    expression: onKey || reference ? undefined : expressionHolder(workflow, found),
  };
}

function enclosingReference(
  workflow: Workflow,
  { node, parents, path, on }: FoundPlace,
): EnclosingReference | undefined {
  const parent = parents.at(-1);
  // `!Secret tok$0`: the scalar itself carries the tag. On the tag itself, the cursor is not in it.
  const tagged = on === 'value' && node?.tag !== undefined && node.kind === 'scalar' ? node : parent;
  if (tagged === undefined) return undefined;
  const tagType = taggedType(tagged);
  const type = tagType ?? (tagged === parent ? namedType(findEntry(tagged, '$type')?.value) : undefined);
  if (type === undefined) return undefined;
  const taggedPath = tagged === parent ? path.slice(0, -1) : path;
  const holder = workflow.evaluated.get(tagged) ?? positionHolder(taggedPath);
  return { type, form: tagType === undefined ? 'typeMap' : 'tag', node: tagged, holder };
}

/** By the path; else, for text under `locals` and the like, by the alias that brings it into an expression position. */
function expressionHolder({ evaluated }: Workflow, { node, parents, path }: FoundPlace): Holder | undefined {
  const byPath = positionHolder(path);
  if (byPath !== undefined) return byPath;
  const here = node && evaluated.get(node);
  if (here !== undefined) return here;
  const parent = parents.at(-1);
  const around = parent && evaluated.get(parent);
  const last = path.at(-1);
  return around && last !== undefined ? { ...around, path: [...around.path, last] } : undefined;
}
