/**
 * What a workflow is made of: which keys each of its mappings has, and what kind of value each key takes.
 * The kinds are those that the engine insists on. Keys that it does not read itself (`summary`, `tags`) take anything.
 */

/** The mappings of a workflow whose keys have a meaning; those of `spec`, `env`, `locals` and the like are free. */
export type PlaceKind = 'workflow' | 'parameter' | 'step' | 'trigger' | 'source' | 'binding';

/**
 * `text` is any scalar, numbers included; nothing (`~`) will do for all of them.
 * `mappings` is a list of mappings, `namedMappings` a mapping of mappings, `textOrTexts` a scalar or a list of scalars.
 */
export type ValueKind = 'text' | 'texts' | 'textOrTexts' | 'mapping' | 'mappings' | 'namedMappings' | 'any';

const container = {
  image: 'text',
  spec: 'mapping',
  env: 'mapping',
  input: 'texts',
  inputFile: 'text',
  command: 'text',
  args: 'texts',
} as const satisfies Record<string, ValueKind>;

const keys: Readonly<Record<PlaceKind, Readonly<Record<string, ValueKind>>>> = {
  workflow: {
    apiVersion: 'text',
    kind: 'any',
    name: 'text',
    summary: 'any',
    description: 'text',
    homepage: 'any',
    source: 'any',
    tags: 'any',
    locals: 'any',
    parameters: 'namedMappings',
    steps: 'mappings',
    triggers: 'mappings',
  },
  parameter: { description: 'text', type: 'text', default: 'any' },
  step: { name: 'text', type: 'text', description: 'any', dependsOn: 'textOrTexts', when: 'any', ...container },
  trigger: { name: 'text', source: 'mapping', binding: 'mapping', when: 'any' },
  source: { type: 'text', schedule: 'text', schema: 'mapping', ...container },
  binding: { key: 'any', parameters: 'mapping' },
};

export function keysOf(kind: PlaceKind): readonly string[] {
  return Object.keys(keys[kind]);
}

/** `undefined` for a key that means nothing there. */
export function valueKind(kind: PlaceKind, key: string): ValueKind | undefined {
  return Object.hasOwn(keys[kind], key) ? keys[kind][key] : undefined;
}

/** What runs a container: `image`, `spec` and so on, in a step or in the source of a webhook trigger. */
export function isContainerKey(key: string): boolean {
  return Object.hasOwn(container, key);
}

export const stepTypes = ['container', 'approval'] as const;
export type StepType = (typeof stepTypes)[number];

export const sourceTypes = ['schedule', 'push', 'webhook'] as const;
export type SourceType = (typeof sourceTypes)[number];
