/**
 * Relay's own tags.
 */
import { functions } from '../workflow/expression';
import { keysOfReference, referenceType, referenceTypes, taggedType } from '../workflow/tagReference';
import type { YamlTag } from '../workflow/yaml/tree';

/** `!Connection`, …, `!Fn.concat`, … */
export const relayTags: readonly string[] = [
  ...referenceTypes.map((type) => `!${type}`),
  ...[...functions.keys()].map((name) => `!Fn.${name}`),
];

/** Also of a function that does not exist. */
export function isRelayTag(tag: YamlTag): boolean {
  return tag.name.startsWith('!Fn.') || taggedType({ tag }) !== undefined;
}

/** As a tag is written with everything that it takes: `!Connection [type, name]`. */
export function exampleOf(tag: string): string {
  const type = referenceType(tag.slice(1));
  return type === undefined ? `${tag} […]` : `${tag} [${keysOfReference(type).join(', ')}]`;
}
