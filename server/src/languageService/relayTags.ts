/**
 * Relay's own tags.
 */
import { functions } from '../workflow/expression';
import { keysOfReference, referenceType, referenceTypes } from '../workflow/tagReference';
import type { YamlTag } from '../workflow/yaml/tree';

/** `!Connection`, …, `!Fn.concat`, … */
export const relayTags: readonly string[] = [
  ...referenceTypes.map((type) => `!${type}`),
  ...[...functions.keys()].map((name) => `!Fn.${name}`),
];

/** Also of a function that does not exist. */
export function isRelayTag({ name }: YamlTag): boolean {
  return name.startsWith('!Fn.') || (name.startsWith('!') && referenceType(name.slice(1)) !== undefined);
}

/** As a tag is written with everything that it takes: `!Connection [type, name]`. */
export function exampleOf(tag: string): string {
  const type = referenceType(tag.slice(1));
  return type === undefined ? `${tag} […]` : `${tag} [${keysOfReference(type).join(', ')}]`;
}
