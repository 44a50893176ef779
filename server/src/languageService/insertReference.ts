/**
 * A reference to a connection, written for somebody who has chosen the connection first: for the clipboard, or where the cursor stands.
 */
import type { ConnectionId } from '../relay/account';
import { cursorAt } from '../workflow/cursor';
import { expressionsWithin } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
import { isIn, touches, type Span } from '../workflow/span';
import { spellName } from '../workflow/spelling';
import type { ScalarStyle } from '../workflow/yaml/tree';
import { contextAt } from './completion';
import type { CompletionContext } from './completion/context';
import { insertionAt } from './completion/line';
import { defaultStyle, styleOf, tagStyleOf, writePath, writeReference } from './completion/referenceStyle';
import type { TextEdit } from './types';

/** `${connections.aws.prod}`, `!Connection { type: aws, name: prod }`: as it reads back in a place of its own. */
export function spellReference({ type, name }: ConnectionId, form: 'template' | 'tag'): string {
  return writeReference(form === 'tag' ? defaultStyle : { kind: 'template', scalar: 'plain' }, false)(type, name);
}

/**
 * In place of a selection, or at the cursor: what has been begun there is completed, a reference that is there becomes one to this connection, and a text
 * stays around it. `undefined` where no reference to a connection fits, as in a parameter's name.
 */
export function insertReference(
  workflow: Workflow,
  selection: Span,
  connection: ConnectionId,
): readonly TextEdit[] | undefined {
  const { start, end } = selection;
  const begun = start === end ? contextAt(workflow, start) : undefined;
  return (
    changeReference(workflow, selection, connection) ??
    (begun && completeReference(begun.context, workflow.text, connection)) ??
    rewriteTag(workflow, selection, connection) ??
    writeAmongText(workflow, selection, connection)
  );
}

/** `${connections.aws.pr$0od}` */
function changeReference(workflow: Workflow, selection: Span, id: ConnectionId): readonly TextEdit[] | undefined {
  const { references } = expressionsWithin(workflow, selection);
  const there = references.connections.find(({ name, span }) => name && isIn(selection, span));
  if (there?.name === undefined) return undefined;
  const { type, name } = there;
  return [
    ...(type.text === id.type ? [] : [{ span: type.span, newText: spellName(id.type, type.place) }]),
    ...(name.text === id.name ? [] : [{ span: name.span, newText: spellName(id.name, name.place) }]),
  ];
}

/** `connection: $0`, `!Connection { type: aws, name: $0 }`, `${connections.$0}` */
function completeReference(
  context: CompletionContext,
  text: string,
  { type, name }: ConnectionId,
): readonly TextEdit[] | undefined {
  const { replace, before, after } = context;
  const edit = (newText: string): TextEdit => ({ span: replace, newText: before + newText + after });
  switch (context.kind) {
    case 'name': {
      if (context.type !== undefined && context.type !== type) return undefined;
      const named = edit(spellName(name, context.place));
      return context.writeType ? [named, context.writeType(type)] : [named];
    }
    case 'type': {
      const { place } = context;
      if (place.kind !== 'segment' || place.notation !== 'dot') return undefined;
      return [edit(`${spellName(type, place)}.${spellName(name, place)}`)];
    }
    case 'root': {
      const present = text.slice(replace.start, replace.end);
      return 'connections'.startsWith(present) ? [edit(writePath(context.style)(type, name))] : undefined;
    }
    case 'wholeReference':
      return [edit(context.write(type, name))];
    case 'tag':
      return context.write && [edit(context.write(type, name))];
    case 'key':
      return context.body && [edit(context.body(type, name))];
    case 'field':
    case 'member':
    case 'specKey':
      return undefined;
  }
}

/** `!Connection { type: $0 }`, where no part of a reference fits that leaves the rest as it is. */
function rewriteTag(
  workflow: Workflow,
  { start }: Span,
  { type, name }: ConnectionId,
): readonly TextEdit[] | undefined {
  const cursor = cursorAt(workflow, start);
  const node = cursor?.reference?.type === 'Connection' ? cursor.reference.node : undefined;
  if (cursor === undefined || node === undefined || node.anchor) return undefined;
  const span = { start: node.outerSpan.start, end: node.span.end };
  return [{ span, newText: writeReference(tagStyleOf(workflow), cursor.inFlow)(type, name) }];
}

/** `region: $0`, `text $0 text`, and what is no value at all, such as a comment. */
function writeAmongText(workflow: Workflow, selection: Span, id: ConnectionId): readonly TextEdit[] | undefined {
  const { type, name } = id;
  const cursor = cursorAt(workflow, selection.start);
  if (cursor?.reference || isInExpression(workflow, selection)) return undefined;
  const { node, inFlow } = cursor ?? {};
  const insert = (style: ScalarStyle): TextEdit[] => [
    { span: selection, newText: '${' + writePath(style)(type, name) + '}' },
  ];
  if (cursor?.on !== 'value' || (node && node.kind !== 'scalar')) return insert('plain');
  if (node && !node.missing) return inFlow && node.style === 'plain' ? undefined : insert(node.style);
  const place = insertionAt(workflow.text, cursor);
  const write = writeReference(styleOf(workflow), inFlow === true);
  return [{ span: selection, newText: (place?.before ?? '') + write(type, name) }];
}

function isInExpression(workflow: Workflow, selection: Span): boolean {
  return expressionsWithin(workflow, selection).sites.some(({ scalar, template }) => {
    if (!touches(scalar.span, selection.start)) return false;
    const start = scalar.source.toDecoded(selection.start);
    return template.parts.some(({ kind, span }) => kind === 'expression' && span.start < start && start < span.end);
  });
}
