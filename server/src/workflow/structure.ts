/**
 * The steps, triggers and parameters of a workflow: where each is in the text and what the rest of the server asks about them.
 * Values that are missing or of the wrong kind are `undefined`; saying so is a matter of diagnostics.
 */
import { findEffectiveEntry, type EffectiveEntries } from './merges';
import type { Span } from './span';
import { itemsOf, resolveAlias, type YamlEntry, type YamlNode, type YamlScalar } from './yaml/tree';

export interface Step {
  readonly kind: 'step';
  readonly index: number;
  /** The mapping, or whatever stands in its place. */
  readonly node: YamlNode;
  readonly span: Span;
  readonly name: YamlScalar | undefined;
  readonly image: YamlScalar | undefined;
  readonly type: YamlScalar | undefined;
  readonly spec: YamlNode | undefined;
  readonly dependsOn: readonly YamlScalar[];
}

export interface Trigger {
  readonly kind: 'trigger';
  readonly index: number;
  readonly node: YamlNode;
  readonly span: Span;
  readonly name: YamlScalar | undefined;
  /** `source.image`. */
  readonly image: YamlScalar | undefined;
  /** `source.type`: `schedule`, `push`, `webhook`. */
  readonly type: YamlScalar | undefined;
  /** `source.spec`. */
  readonly spec: YamlNode | undefined;
}

export interface Parameter {
  readonly name: string;
  /** The key that declares it. */
  readonly key: YamlNode;
  /** The mapping with `default`, `description` and `type`. */
  readonly node: YamlNode;
}

export interface Structure {
  readonly steps: readonly Step[];
  readonly triggers: readonly Trigger[];
  readonly parameters: readonly Parameter[];
}

export function readStructure(root: YamlNode | undefined, entriesOf: EffectiveEntries): Structure {
  const at = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
    findEffectiveEntry(node, key, entriesOf)?.value;
  return {
    steps: itemsOf(at(root, 'steps')).map((node, index) => ({
      kind: 'step',
      index,
      node,
      span: node.outerSpan,
      name: scalar(at(node, 'name')),
      image: scalar(at(node, 'image')),
      type: scalar(at(node, 'type')),
      spec: at(node, 'spec'),
      dependsOn: oneOrMore(at(node, 'dependsOn')),
    })),
    triggers: itemsOf(at(root, 'triggers')).map((node, index) => {
      const source = at(node, 'source');
      return {
        kind: 'trigger',
        index,
        node,
        span: node.outerSpan,
        name: scalar(at(node, 'name')),
        image: scalar(at(source, 'image')),
        type: scalar(at(source, 'type')),
        spec: at(source, 'spec'),
      };
    }),
    parameters: readParameters(at(root, 'parameters'), entriesOf),
  };
}

function readParameters(node: YamlNode | undefined, entriesOf: EffectiveEntries): readonly Parameter[] {
  const mapping = resolveAlias(node);
  if (mapping?.kind !== 'mapping') return [];
  return entriesOf(mapping).flatMap((entry) => {
    const name = parameterName(entry);
    return name === undefined ? [] : [{ name, key: entry.key, node: entry.value }];
  });
}

/** The engine takes any scalar for a name: `1:` declares `1`. */
function parameterName({ key }: YamlEntry): string | undefined {
  const scalar = resolveAlias(key);
  return scalar?.kind === 'scalar' && scalar.value !== null ? scalar.text : undefined;
}

function scalar(node: YamlNode | undefined): YamlScalar | undefined {
  const resolved = resolveAlias(node);
  return resolved?.kind === 'scalar' && !resolved.missing ? resolved : undefined;
}

function oneOrMore(node: YamlNode | undefined): readonly YamlScalar[] {
  const one = scalar(node);
  if (one !== undefined) return [one];
  return itemsOf(node).flatMap((item) => scalar(item) ?? []);
}
