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
  const name = normalizeImage(image);
  const known = described.get(name);
  if (known !== undefined) return known;
  const text = (textsByImage ??= cut()).get(name);
  if (text === undefined) return undefined;
  const step = JSON.parse(text) as StepDescription;
  described.set(name, step);
  return step;
}

/** A workflow uses a few of a hundred images: the others stay the text that they are. */
const described = new Map<string, StepDescription>();
let textsByImage: ReadonlyMap<string, string> | undefined;

/** The bundler hands over the text of the file, whatever the compiler thinks of a `.json`. It has a step on each line. */
function cut(): ReadonlyMap<string, string> {
  const lines = (stepsText as unknown as string).matchAll(/^\{.*"image":"([^"]+)","integration":.*\}(?=,?$)/gm);
  return new Map(Array.from(lines, ([text, image = '']) => [image, text]));
}
