/**
 * The cursor in what makes a reference of a tag other than `!Connection`: `!Parameter $0`, `!Output { from: $0 }`, `!Output [build, $0]`.
 */
import type { CursorPlace, EnclosingReference } from '../../workflow/cursor';
import type { Workflow } from '../../workflow/model';
import type { ReferenceType } from '../../workflow/references';
import { keysOfReference } from '../../workflow/tagReference';
import { findEntry, type YamlNode } from '../../workflow/yaml/tree';
import type { CompletionContext } from './context';
import { keySpan, otherKeys } from './keys';
import { insertionAt } from './line';
import type { Subject } from './members';

export function tagNameContext(
  workflow: Workflow,
  cursor: CursorPlace,
  { type, node, holder }: EnclosingReference,
): CompletionContext | undefined {
  if (!holder) return undefined;
  if (cursor.on === 'key') return atKey(workflow, cursor, node, type);
  const key = keyAt(cursor, node, type);
  const subject = key === undefined ? undefined : subjectOf(type, key, node, holder);
  const place = insertionAt(workflow.text, cursor);
  if (!subject || !place || (cursor.node && cursor.node.kind !== 'scalar')) return undefined;
  const scalar = { style: cursor.node?.style ?? 'plain' };
  return { ...place, kind: 'member', after: '', expectedType: undefined, place: { kind: 'scalar', scalar }, subject };
}

/** `name` for `!Parameter $0`, `!Parameter { name: $0 }` and `!Parameter [$0]` alike. */
function keyAt({ path }: CursorPlace, node: YamlNode, type: ReferenceType): string | undefined {
  const keys = keysOfReference(type);
  if (node.kind === 'scalar') return keys.length === 1 ? keys[0] : undefined;
  const last = path.at(-1);
  return typeof last === 'number' ? keys[last] : last;
}

function subjectOf(
  type: ReferenceType,
  key: string,
  node: YamlNode,
  holder: NonNullable<EnclosingReference['holder']>,
): Subject | undefined {
  switch (`${type}.${key}`) {
    case 'Parameter.name':
      return { kind: 'parameter' };
    case 'Secret.name':
      return { kind: 'secret' };
    case 'Output.from':
    case 'Output.taskName':
    case 'Answer.askRef':
      return { kind: 'step', holder };
    case 'Output.name': {
      const step = fromOf(node);
      return step === undefined ? undefined : { kind: 'output', step, below: [] };
    }
    case 'Data.query':
      return holder.kind === 'trigger' ? { kind: 'event', holder, below: [] } : undefined;
    default:
      return undefined;
  }
}

function fromOf(node: YamlNode): string | undefined {
  const from =
    node.kind === 'sequence' ? node.items[0] : (findEntry(node, 'from') ?? findEntry(node, 'taskName'))?.value;
  return from?.kind === 'scalar' && !from.missing ? from.text : undefined;
}

function atKey(
  workflow: Workflow,
  cursor: CursorPlace,
  node: YamlNode,
  type: ReferenceType,
): CompletionContext | undefined {
  const replace = keySpan(workflow.text, cursor);
  if (node.kind !== 'mapping' || !replace) return undefined;
  const taken = otherKeys(node, cursor);
  const keys = keysOfReference(type).filter((key) => !taken.has(key));
  return { kind: 'key', replace, before: '', after: '', expectedType: undefined, keys, body: undefined };
}
