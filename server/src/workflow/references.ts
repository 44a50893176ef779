/**
 * What a workflow asks of its account: every place that names a connection, in whichever way it is written.
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
      readonly scalar: YamlScalar;
    }
  /** A YAML scalar of its own, as in `!Connection { name: my-account }`. */
  | { readonly kind: 'scalar'; readonly scalar: YamlScalar };

export type ReferenceForm = 'template' | 'tag' | 'typeMap';

export interface ConnectionReference {
  readonly form: ReferenceForm;
  /** The whole reference: `connections.aws.'x'` without `${ }`, `!Connection { … }`, the mapping with `$type`. */
  readonly span: Span;
  readonly type: WrittenName;
  /** `undefined` for `${connections.aws}`, which asks for every connection of the type. */
  readonly name: WrittenName | undefined;
  /** The step or trigger that holds it, by index; the image and the path under `spec` decide what type is expected. */
  readonly holder: {
    readonly kind: 'step' | 'trigger';
    readonly index: number;
    readonly path: readonly (string | number)[];
  };
}

/** A reference to a connection that the engine refuses, and what is wrong with it. */
export interface MalformedConnection {
  readonly form: 'tag' | 'typeMap';
  readonly span: Span;
  readonly problem:
    | { readonly kind: 'notACollection' }
    | { readonly kind: 'missingKey'; readonly key: 'type' | 'name' }
    | { readonly kind: 'unknownKey'; readonly key: string }
    | { readonly kind: 'duplicateKey'; readonly key: string }
    /** `!Connection {pagerduty, my-account}`: two keys without values where a sequence was meant. */
    | { readonly kind: 'bareWords'; readonly words: readonly string[] }
    | { readonly kind: 'itemCount'; readonly count: number }
    | { readonly kind: 'notAString'; readonly key: 'type' | 'name'; readonly text: string };
}
