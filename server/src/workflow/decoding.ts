/**
 * What the engine expects where in a workflow file: it refuses a file as a whole where a value is of another kind, before it looks at anything else.
 * Everything else about the structure (missing names, unknown keys, duplicate steps) it takes as it comes.
 */
import type { EffectiveEntries } from './merges';
import type { Span } from './span';
import { keyText, resolveAlias, type YamlNode } from './yaml/tree';

/** A value of the wrong kind. */
export interface WrongKind {
  /** As a person says it: `steps`, `spec`, `the workflow`. */
  readonly what: string;
  /** `a mapping`, `a list`, `text`; `container or approval`. */
  readonly expected: string;
  readonly span: Span;
}

type Kind =
  | { readonly kind: 'any' }
  | { readonly kind: 'text'; readonly oneOf?: readonly string[] }
  | { readonly kind: 'list'; readonly item: Kind; readonly orOne?: boolean }
  /** `others`: of the keys that `keys` does not name; those of unknown keys are not looked at. */
  | { readonly kind: 'mapping'; readonly keys: Readonly<Record<string, Kind>>; readonly others: Kind };

const any: Kind = { kind: 'any' };
const text: Kind = { kind: 'text' };
const texts: Kind = { kind: 'list', item: text };
const values: Kind = { kind: 'mapping', keys: {}, others: any };

function mapping(keys: Readonly<Record<string, Kind>>): Kind {
  return { kind: 'mapping', keys, others: any };
}

const container = { image: text, spec: values, env: values, input: texts, inputFile: text, command: text, args: texts };

const step = mapping({
  name: text,
  type: { kind: 'text', oneOf: ['container', 'approval'] },
  dependsOn: { ...texts, orOne: true },
  ...container,
});

const trigger = mapping({
  name: text,
  source: mapping({ type: text, schedule: text, schema: values, ...container }),
  binding: mapping({ parameters: values }),
});

const workflow = mapping({
  apiVersion: text,
  name: text,
  description: text,
  parameters: { kind: 'mapping', keys: {}, others: mapping({ description: text, type: text }) },
  steps: { kind: 'list', item: step },
  triggers: { kind: 'list', item: trigger },
});

/** In the order in which the keys stand. A value that aliases repeat is told once for each place. */
export function wrongKinds(root: YamlNode, entriesOf: EffectiveEntries): readonly WrongKind[] {
  return check(root, workflow, 'the workflow', entriesOf);
}

function check(node: YamlNode, expected: Kind, what: string, entriesOf: EffectiveEntries): readonly WrongKind[] {
  const found = resolveAlias(node);
  // An empty value stands for nothing at all, wherever it is.
  if (found === undefined || expected.kind === 'any' || isNull(found)) return [];
  switch (expected.kind) {
    case 'text':
      return checkText(found, expected, what);
    case 'list':
      if (found.kind === 'scalar' && expected.orOne) return [];
      if (found.kind !== 'sequence') return [{ what, expected: 'a list', span: node.span }];
      return found.items.flatMap((item) => check(item, expected.item, `an item of ${what}`, entriesOf));
    case 'mapping':
      if (found.kind !== 'mapping') return [{ what, expected: 'a mapping', span: node.span }];
      return entriesOf(found).flatMap((entry) => {
        const key = keyText(entry);
        const kind = key !== undefined && Object.hasOwn(expected.keys, key) ? expected.keys[key] : expected.others;
        return kind === undefined ? [] : check(entry.value, kind, key ?? what, entriesOf);
      });
  }
}

function checkText(found: YamlNode, { oneOf }: Kind & { kind: 'text' }, what: string): readonly WrongKind[] {
  if (found.kind !== 'scalar') return [{ what, expected: 'text', span: found.span }];
  if (oneOf === undefined || found.text === '' || oneOf.includes(found.text)) return [];
  return [{ what, expected: oneOf.join(' or '), span: found.span }];
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
