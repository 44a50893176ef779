/**
 * Which connections a workflow refers to, and where: for whoever shows, renames or deletes one.
 */
import type { Workflow } from '../workflow/model';
import type { Span } from '../workflow/span';

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

/**
 * False for a text that refers to no connection for certain, found without reading its YAML: the word is not in it, and neither is anything
 * that could stand for one of its letters, which are escapes, encoded tags and strings that are put together.
 */
export function mayUseConnections(text: string): boolean {
  return /onnection|\\[xuU0-7\r\n]|!\S*%|^%|["'`]\s*\+/m.test(text);
}
