/**
 * What a workflow asks of its account and of itself: every place that names a connection, secret, parameter, output or step,
 * in whichever way it is written.
 */
import type { Span } from './span';
import type { YamlScalar } from './yaml/tree';

/** One written name, e.g. `'my-account'` in `connections.aws.'my-account'`. */
export interface WrittenName {
  /** The name as the engine reads it: `my-account`. */
  readonly text: string;
  /** Its token in the document, quotes included: what is marked, and what a replacement replaces. */
  readonly span: Span;
  readonly place: NamePlace;
}

/** Where a name stands, which decides how another name has to be spelled there. */
export type NamePlace =
  /** A segment of a path in `${ }`: `.name`, `.'name'`, `['name']`; `scalar` is the YAML scalar around the template. */
  | {
      readonly kind: 'segment';
      readonly notation: 'dot' | 'index';
      readonly quote: `'` | `"` | '`' | undefined;
      /** In the string of `path($, 'connections.aws.x')`, whose quotes are around all of it. */
      readonly query: boolean;
      readonly scalar: YamlScalar;
    }
  /**
   * A YAML scalar of its own, as in `!Connection { name: my-account }`. For `name: *alias` it is a plain scalar at the alias:
   * another name replaces the alias and leaves the anchored text, which others may share, alone.
   */
  | { readonly kind: 'scalar'; readonly scalar: YamlScalar };

export type ReferenceForm = 'template' | 'tag' | 'typeMap';

/** The step or trigger that holds a value, by index; its image and the path decide what is expected there. */
export interface Holder {
  readonly kind: 'step' | 'trigger';
  readonly index: number;
  /** From the step or trigger to the value: `['spec', 'aws', 'connection']`, `['when', 0]`, `['source', 'spec', 'key']`. */
  readonly path: readonly (string | number)[];
}

interface Reference {
  readonly form: ReferenceForm;
  /** The whole reference: `connections.aws.'x'` without `${ }`, `!Connection { … }`, the mapping with `$type`; never an anchor before it. */
  readonly span: Span;
  /** A value that is repeated by aliases counts once, where its text stands; this is the first place that uses it. */
  readonly holder: Holder;
}

export interface ConnectionReference extends Reference {
  readonly type: WrittenName;
  /** `undefined` for `${connections.aws}`, which asks for every connection of the type. */
  readonly name: WrittenName | undefined;
}

/** `${secrets.token}`, `!Parameter region`. */
export interface NamedReference extends Reference {
  readonly name: WrittenName;
}

export interface OutputReference extends Reference {
  /** The step that makes the output. */
  readonly from: WrittenName;
  /** `undefined` for `${outputs.build}`. */
  readonly name: WrittenName | undefined;
}

/** `${steps.build.succeeded}`. */
export interface StepReference extends Reference {
  readonly step: WrittenName;
  readonly property: WrittenName | undefined;
}

/** A reference to a connection that the engine refuses, and what is wrong with it. */
export interface MalformedConnection {
  readonly form: 'tag' | 'typeMap';
  /** What is wrong: the key or the value where it is one of them, else the whole, tag included. */
  readonly span: Span;
  readonly problem: MalformedReferenceProblem<'type' | 'name'>;
  readonly holder: Holder;
}

export type MalformedReferenceProblem<Key extends string = string> =
  | { readonly kind: 'notACollection' }
  | { readonly kind: 'missingKey'; readonly key: Key }
  | { readonly kind: 'unknownKey'; readonly key: string }
  | { readonly kind: 'duplicateKey'; readonly key: string }
  /** `!Connection {pagerduty, my-account}`: two keys without values where a sequence was meant. */
  | { readonly kind: 'bareWords'; readonly words: readonly string[] }
  | { readonly kind: 'itemCount'; readonly count: number }
  /** `text` is the value as written, empty where there is none. */
  | { readonly kind: 'notAString'; readonly key: Key; readonly text: string };

/** `!Secret`, `!Parameter`, `!Output`, `!Data` or `!Answer` that the engine refuses. */
export interface MalformedTag {
  readonly type: ReferenceType;
  readonly form: 'tag' | 'typeMap';
  readonly span: Span;
  readonly problem: MalformedReferenceProblem;
  readonly holder: Holder;
}

export type ReferenceType = 'Connection' | 'Secret' | 'Parameter' | 'Output' | 'Data' | 'Answer';

/** A tag where expressions are that the engine does not know, or one on a key: it refuses the whole workflow. */
export interface UnknownTag {
  readonly text: string;
  readonly span: Span;
  readonly holder: Holder;
}

/** What each list of references holds. */
export interface ReferenceLists {
  connections: ConnectionReference;
  malformedConnections: MalformedConnection;
  secrets: NamedReference;
  parameters: NamedReference;
  outputs: OutputReference;
  steps: StepReference;
  /** All malformed references but those to connections. */
  malformedTags: MalformedTag;
  unknownTags: UnknownTag;
}

/** In the order of the text. */
export type References = { readonly [List in keyof ReferenceLists]: readonly ReferenceLists[List][] };
