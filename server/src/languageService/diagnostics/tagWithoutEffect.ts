/**
 * `tag-without-effect`: a tag of Relay where nothing is evaluated. The engine drops it without a word.
 *
 *     image: !Parameter image
 *            ^^^^^^^^^^ Relay evaluates nothing here, so !Parameter has no effect: … Remove it.
 */
import type { Workflow } from '../../workflow/model';
import { isMappingOfValues } from '../../workflow/positions';
import { isRelayTag } from '../relayTags';
import { keyText, type YamlNode, type YamlTag } from '../../workflow/yaml/tree';
import type { Diagnostic } from '../types';

/** `ignoredKeys`: where keys start of which it is said already that Relay ignores them. */
export function tagWithoutEffect(
  { root, evaluated }: Workflow,
  ignoredKeys: ReadonlySet<number>,
): readonly Diagnostic[] {
  const tags: YamlTag[] = [];
  const waiting = partsOf(root);
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const { node, keepsAnchors } = part;
    const holder = evaluated.get(node);
    const isEvaluated = holder !== undefined && !isMappingOfValues(holder);
    if (node.anchor !== undefined && keepsAnchors) continue;
    if (node.tag !== undefined && isRelayTag(node.tag) && !isEvaluated) tags.push(node.tag);
    // What is below has been looked at by the rules for what is evaluated.
    if (holder === undefined)
      waiting.push(...childrenOf(node, ignoredKeys).map((child) => ({ node: child, keepsAnchors })));
  }
  return tags.map(({ text, span }) => ({
    code: 'tag-without-effect',
    severity: 'warning',
    message: `Relay evaluates nothing here, so ${text} has no effect: only "spec", "env", "when" and "binding" hold expressions. Write the value itself.`,
    span,
  }));
}

interface Part {
  readonly node: YamlNode;
  /** What has an anchor is there to be repeated elsewhere, perhaps later. */
  readonly keepsAnchors: boolean;
}

function partsOf(root: YamlNode | undefined): Part[] {
  if (root?.kind !== 'mapping') return root === undefined ? [] : [{ node: root, keepsAnchors: false }];
  return root.entries.map((entry) => {
    const isOwn = ['parameters', 'steps', 'triggers'].includes(keyText(entry) ?? '');
    return { node: entry.value, keepsAnchors: !isOwn };
  });
}

function childrenOf(node: YamlNode, ignoredKeys: ReadonlySet<number>): readonly YamlNode[] {
  if (node.kind === 'sequence') return node.items;
  if (node.kind !== 'mapping') return [];
  return node.entries.flatMap(({ key, value }) => (ignoredKeys.has(key.span.start) ? [] : [key, value]));
}
