/**
 * Which connections a workflow refers to, and where: for whoever shows, renames or deletes one.
 */
import type { ConnectionId } from '../relay/account';
import type { Workflow } from '../workflow/model';
import type { Span } from '../workflow/span';
import { spellName } from '../workflow/spelling';
import type { TextEdit } from './types';

export interface ConnectionUse {
  readonly type: string;
  /** `undefined` in `${connections.aws}`, which asks for every connection of the type. */
  readonly name: string | undefined;
  /** Of the name as it is written, quotes included; of the type where there is no name. */
  readonly span: Span;
}

/** In the order of the text; what is referred to twice is there twice. */
export function connectionUses({ references }: Workflow): readonly ConnectionUse[] {
  return references.connections.map(({ type, name }) => ({
    type: type.text,
    name: name?.text,
    span: (name ?? type).span,
  }));
}

/** What gives every reference to a connection its new name, each as its place wants it spelled. None where only the type is named. */
export function renameUses(
  { references }: Workflow,
  { type, name }: ConnectionId,
  newName: string,
): readonly TextEdit[] {
  const written = references.connections.flatMap((reference) =>
    reference.type.text === type && reference.name?.text === name ? [reference.name] : [],
  );
  // A value that is used twice is written once.
  const once = new Map(written.map(({ span, place }) => [span.start, { span, newText: spellName(newName, place) }]));
  return [...once.values()];
}

/**
 * False for a text that refers to no connection for certain, found without reading its YAML: the word is not in it, and neither is anything
 * that could stand for one of its letters, which are escapes, encoded tags and strings that are put together.
 */
export function mayUseConnections(text: string): boolean {
  return /onnection|\\[xuU0-7\r\n]|!\S*%|^%|["'`]\s*\+/m.test(text);
}
