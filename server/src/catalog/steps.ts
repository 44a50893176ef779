/**
 * What is known of the published step and trigger images: the shape of what each takes and gives. An image that is not listed is not an error.
 */
import { normalizeImage } from './image';

export interface StepDescription {
  /** As `normalizeImage` gives it: `relaysh/slack-step-message-send`. */
  readonly image: string;
  readonly kind: 'Step' | 'Trigger';
  readonly integration: string;
  readonly name: string;
  readonly version: number;
  readonly spec?: Schema;
  readonly outputs?: Schema;
  readonly event?: Schema;
}

/** The part of JSON Schema (draft 7) that the descriptions use. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly format?: string;
  readonly writeOnly?: boolean;
  /** The value has to be a connection of this type. */
  readonly 'x-relay-connectionType'?: string;
}

export function describeStep(image: string): StepDescription | undefined {
  return stepsByImage().get(normalizeImage(image));
}

let loaded: ReadonlyMap<string, StepDescription> | undefined;

function stepsByImage(): ReadonlyMap<string, StepDescription> {
  return (loaded ??= new Map(loadSteps().map((step) => [step.image, step])));
}

/** Ninety kilobytes that most keystrokes never need: a bundled `require` is evaluated when it is first called, an `import` at start. */
function loadSteps(): readonly StepDescription[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the only form that the bundler keeps lazy without a promise
  return require('./steps.json') as readonly StepDescription[];
}
