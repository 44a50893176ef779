/**
 * What the engine expects where in a workflow file: it refuses a file as a whole where a value is of another kind, before it looks at anything else.
 * Everything else about the structure (missing names, unknown keys, duplicate steps) it takes as it comes.
 */
import type { EffectiveEntries } from './merges';
import { keysOf, stepTypes, valueKind, type PlaceKind, type ValueKind } from './shape';
import type { Span } from './span';
import { keyText, resolveAlias, type YamlEntry, type YamlNode } from './yaml/tree';

/** A value of the wrong kind. */
export interface WrongKind {
  /** As a person says it: `steps`, `spec`, `the workflow`. */
  readonly what: string;
  /** `a mapping`, `a list`, `text`; `container or approval`. */
  readonly expected: string;
  /** Of what stands there, behind an alias too, where it has to be text. */
  readonly span: Span;
  readonly wanted: 'text' | 'list' | 'mapping' | 'word';
  readonly node: YamlNode;
  /** Where it is the value of a key. */
  readonly entry: YamlEntry | undefined;
}

type Kind =
  | { readonly kind: 'any' }
  | { readonly kind: 'text'; readonly oneOf?: readonly string[] }
  | { readonly kind: 'list'; readonly item: Kind; readonly orOne?: boolean }
  /** `others`: of the keys that `keys` does not name; those of unknown keys are not looked at. */
  | { readonly kind: 'mapping'; readonly keys: Readonly<Record<string, Kind>>; readonly others: Kind };

const text: Kind = { kind: 'text' };
const texts: Kind = { kind: 'list', item: text };
const values: Kind = { kind: 'mapping', keys: {}, others: { kind: 'any' } };

const kinds: Readonly<Record<ValueKind, Kind>> = {
  any: { kind: 'any' },
  text,
  texts,
  textOrTexts: { ...texts, orOne: true },
  mapping: values,
  mappings: { kind: 'list', item: values },
  namedMappings: { kind: 'mapping', keys: {}, others: values },
};

/** `inner`: what is known of some of the values besides their kind. */
function mapping(place: PlaceKind, inner: Readonly<Record<string, Kind>> = {}): Kind {
  const keys = keysOf(place).map((key) => [key, inner[key] ?? kinds[valueKind(place, key) ?? 'any']] as const);
  return { kind: 'mapping', keys: Object.fromEntries(keys), others: kinds.any };
}

const workflow = mapping('workflow', {
  parameters: { kind: 'mapping', keys: {}, others: mapping('parameter') },
  steps: { kind: 'list', item: mapping('step', { type: { kind: 'text', oneOf: stepTypes } }) },
  triggers: {
    kind: 'list',
    item: mapping('trigger', { source: mapping('source'), binding: mapping('binding') }),
  },
});

/** In the order in which the keys stand. A value that aliases repeat is told once for each place. */
export function wrongKinds(root: YamlNode, entriesOf: EffectiveEntries): readonly WrongKind[] {
  return check({ node: root, entry: undefined, what: 'the workflow' }, workflow, entriesOf);
}

/** Where a value stands. */
type Place = Pick<WrongKind, 'node' | 'entry' | 'what'>;

function check(place: Place, expected: Kind, entriesOf: EffectiveEntries): readonly WrongKind[] {
  const { node, what } = place;
  const found = resolveAlias(node);
  // An empty value stands for nothing at all, wherever it is.
  if (found === undefined || expected.kind === 'any' || isNull(found)) return [];
  switch (expected.kind) {
    case 'text':
      return checkText(place, found, expected);
    case 'list':
      if (found.kind === 'scalar' && expected.orOne) return [];
      if (found.kind !== 'sequence') return [{ ...place, expected: 'a list', wanted: 'list', span: node.span }];
      return found.items.flatMap((item) =>
        check({ node: item, entry: undefined, what: `an item of ${what}` }, expected.item, entriesOf),
      );
    case 'mapping':
      if (found.kind !== 'mapping') return [{ ...place, expected: 'a mapping', wanted: 'mapping', span: node.span }];
      return entriesOf(found).flatMap((entry) => {
        const key = keyText(entry);
        const kind = key !== undefined && Object.hasOwn(expected.keys, key) ? expected.keys[key] : expected.others;
        return kind === undefined ? [] : check({ node: entry.value, entry, what: key ?? what }, kind, entriesOf);
      });
  }
}

function checkText(place: Place, found: YamlNode, { oneOf }: Kind & { kind: 'text' }): readonly WrongKind[] {
  const { span } = found;
  if (found.kind !== 'scalar') return [{ ...place, expected: 'text', wanted: 'text', span }];
  if (oneOf === undefined || found.text === '' || oneOf.includes(found.text)) return [];
  return [{ ...place, expected: oneOf.join(' or '), wanted: 'word', span }];
}

function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}
