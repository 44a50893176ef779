/**
 * A YAML file that is no workflow, as data.
 */
import { parseYaml } from './parse';
import { resolveAlias, type YamlNode } from './tree';

/** Every scalar is its text. */
export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

/** An empty file is an empty text; one with mistakes is `undefined`. */
export function readPlain(text: string): Plain | undefined {
  const { root, errors } = parseYaml(text);
  if (errors.length > 0) return undefined;
  return root === undefined ? '' : plainOf(root, new Map());
}

/** `known`: what stands for nodes that aliases repeat, so that each is made once. */
function plainOf(node: YamlNode, known: Map<YamlNode, Plain>): Plain {
  const content = resolveAlias(node);
  if (content === undefined) return '';
  const before = known.get(content);
  if (before !== undefined) return before;
  const plain =
    content.kind === 'scalar'
      ? content.text
      : content.kind === 'sequence'
        ? content.items.map((item) => plainOf(item, known))
        : Object.fromEntries(content.entries.map(({ key, value }) => [textOf(key), plainOf(value, known)] as const));
  known.set(content, plain);
  return plain;
}

/** A key that is no scalar has been refused. */
function textOf(key: YamlNode): string {
  const content = resolveAlias(key);
  return content?.kind === 'scalar' ? content.text : '';
}
