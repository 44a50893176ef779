/**
 * The cursor outside of `${ }`: on a tag, in what a tag carries, or where a whole reference can stand.
 */
import { cursorAt, type CursorPlace } from '../../workflow/cursor';
import type { Workflow } from '../../workflow/model';
import { findEntry } from '../../workflow/yaml/tree';
import { expectedType } from '../expected';
import { bodyContext } from './bodyContext';
import type { CompletionContext } from './context';
import { insertionAt, onLine } from './line';
import { specKeyContext } from './specKeys';
import { tagNameContext } from './tagNames';
import { styleOf, tagStyleOf, writeReference } from './referenceStyle';

export function yamlContext(workflow: Workflow, offset: number): CompletionContext | undefined {
  const cursor = cursorAt(workflow, offset);
  if (!cursor) return undefined;
  if (cursor.on === 'tag') return atTag(workflow, cursor);
  if (cursor.reference) {
    return cursor.reference.type === 'Connection'
      ? bodyContext(workflow, cursor, cursor.reference)
      : tagNameContext(workflow, cursor, cursor.reference);
  }
  if (cursor.on === 'key') return specKeyContext(workflow, cursor);
  return atDependency(workflow, cursor) ?? specKeyContext(workflow, cursor) ?? atValue(workflow, cursor);
}

/** `dependsOn: $0`, `dependsOn: [$0]` */
function atDependency(workflow: Workflow, cursor: CursorPlace): CompletionContext | undefined {
  const { path, node } = cursor;
  const [list, index, key, ...rest] = path;
  if (list !== 'steps' || typeof index !== 'number' || key !== 'dependsOn' || rest.length > 1) return undefined;
  const place = insertionAt(workflow.text, cursor);
  if (!place || (node && node.kind !== 'scalar')) return undefined;
  const scalar = { style: node?.style ?? 'plain' } as const;
  const subject = { kind: 'step', holder: { kind: 'step', index, path: ['dependsOn'] } } as const;
  return { ...place, kind: 'member', after: '', expectedType: undefined, place: { kind: 'scalar', scalar }, subject };
}

/** `connection: !Conn$0` */
function atTag(workflow: Workflow, cursor: CursorPlace): CompletionContext | undefined {
  const { node, expression, inFlow } = cursor;
  const replace = onLine(workflow.text, cursor.span, cursor.offset);
  if (!expression || !replace) return undefined;
  const nothingFollows = node?.kind === 'scalar' && node.missing;
  return {
    kind: 'tag',
    replace,
    before: '',
    after: '',
    expectedType: expectedType(workflow, expression),
    holder: expression,
    write:
      nothingFollows && wantsConnection(workflow, cursor) ? writeReference(tagStyleOf(workflow), inFlow) : undefined,
  };
}

/** `connection: $0`, `connection: my-a$0` */
function atValue(workflow: Workflow, cursor: CursorPlace): CompletionContext | undefined {
  const { node, expression, inFlow } = cursor;
  if (!expression || !wantsConnection(workflow, cursor)) return undefined;
  const place = insertionAt(workflow.text, cursor);
  if (!node && isBeforeValue(cursor)) return undefined;
  if (!place || (node && (node.kind !== 'scalar' || node.tag || node.anchor || node.text.includes('${')))) {
    return undefined;
  }
  return {
    kind: 'wholeReference',
    ...place,
    after: '',
    expectedType: expectedType(workflow, expression),
    write: writeReference(styleOf(workflow), inFlow),
  };
}

/** `connection: $0 !Connection …` */
function isBeforeValue({ parents, path }: CursorPlace): boolean {
  const parent = parents.at(-1);
  const key = path.at(-1);
  const value = typeof key === 'string' && parent ? findEntry(parent, key)?.value : undefined;
  return value !== undefined && !(value.kind === 'scalar' && value.missing);
}

/** By its key (`connection:`, `gitConnection:`), or because the step's image takes one there. */
function wantsConnection(workflow: Workflow, { path, expression }: CursorPlace): boolean {
  const key = path.at(-1);
  return (typeof key === 'string' && /connection$/i.test(key)) || expectedType(workflow, expression) !== undefined;
}
