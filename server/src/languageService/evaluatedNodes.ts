/**
 * The tags and maps of Relay among the values that the engine evaluates.
 */
import type { Expressions } from '../workflow/collect';
import { isMappingOfValues } from '../workflow/positions';
import type { Holder, ReferenceType } from '../workflow/references';
import { namedType, taggedType } from '../workflow/tagReference';
import { findEntry, type YamlNode } from '../workflow/yaml/tree';
import { remembered } from './remembered';

export type EvaluatedNode = Exclude<YamlNode, { kind: 'alias' }>;

/** Each once, however often aliases repeat it, with the first step or trigger that holds it. */
export const evaluatedNodes = remembered(
  ({ evaluated }: Pick<Expressions, 'evaluated'>): readonly (readonly [EvaluatedNode, Holder])[] =>
    [...evaluated].flatMap(([node, holder]) =>
      node.kind === 'alias' || isMappingOfValues(holder) ? [] : [[node, holder] as const],
    ),
);

/** What `!Data` or `$type: Data` make of a node. */
export function referenceTypeOf(node: EvaluatedNode): ReferenceType | undefined {
  return node.tag === undefined ? namedType(findEntry(node, '$type')?.value) : taggedType(node);
}
