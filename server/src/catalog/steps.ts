/**
 * What is known of the published step and trigger images: the shape of what each takes and gives. An image that is not listed is not an error.
 */
import { normalizeImage } from './image';
import stepsText from './steps.json' with { type: 'text' };

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

/** Ninety kilobytes, which are a text until somebody asks: the bundler hands them over as such, whatever the compiler thinks of a `.json`. */
function stepsByImage(): ReadonlyMap<string, StepDescription> {
  return (loaded ??= new Map(
    (JSON.parse(stepsText as unknown as string) as readonly StepDescription[]).map((step) => [step.image, step]),
  ));
}
