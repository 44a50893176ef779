/**
 * What the cursor is on, as far as references and expressions go: where to write and how, not what there is to write.
 */
import type { Schema } from '../../catalog';
import type { Holder } from '../../workflow/references';
import type { Span } from '../../workflow/span';
import type { SpellingPlace } from '../../workflow/spelling';
import type { ScalarStyle } from '../../workflow/yaml/tree';
import type { Root } from '../roots';
import type { TextEdit } from '../types';
import type { Subject } from './members';

export type CompletionContext = ContextBase &
  (
    | RootContext
    | TypeContext
    | NameContext
    | FieldContext
    | MemberContext
    | TagContext
    | KeyContext
    | SpecKeyContext
    | WholeReferenceContext
  );

interface ContextBase {
  /** What is there already and makes place: on the cursor's line, around the cursor. */
  readonly replace: Span;
  /** What the place needs around every item: the space in `name:$0`, the bracket in `${connections['aws'$0}`. */
  readonly before: string;
  readonly after: string;
  /** The type that the step's image takes here. */
  readonly expectedType: string | undefined;
}

/** `${con$0`: the beginning of a path, in a scalar of this style. */
interface RootContext {
  readonly kind: 'root';
  readonly style: ScalarStyle;
  /** Those that have a value there. */
  readonly roots: readonly Root[];
  /** `conc$0(a)`: the brackets are there, so only the name of a function is wanted. */
  readonly called: boolean;
}

/** `${connections.$0}`, `!Connection { type: $0 }`, `!Connection [$0]` */
interface TypeContext {
  readonly kind: 'type';
  readonly place: SpellingPlace;
  /** The name that is there already. */
  readonly name: string | undefined;
}

/** `${connections.aws.$0}`, `!Connection { type: aws, name: $0 }`, `!Connection [aws, $0]` */
interface NameContext {
  readonly kind: 'name';
  readonly place: SpellingPlace;
  /** `undefined` in `!Connection { name: $0 }`, where any name will do. */
  readonly type: string | undefined;
  /** Puts the type that goes with a name where it belongs, if it is not there. */
  readonly writeType: ((type: string) => TextEdit) | undefined;
}

/** `${connections.aws.prod.$0}` */
interface FieldContext {
  readonly kind: 'field';
  readonly place: SpellingPlace;
  readonly type: string;
}

/** `${parameters.$0}`, `!Output { from: $0 }`, `dependsOn: $0`: a name that the workflow or the catalogue gives. */
interface MemberContext {
  readonly kind: 'member';
  readonly place: SpellingPlace;
  readonly subject: Subject;
}

/** `connection: !Conn$0` */
interface TagContext {
  readonly kind: 'tag';
  /** Where nothing follows the tag yet and a connection is wanted. */
  readonly write: WriteReference | undefined;
  readonly holder: Holder;
}

/** `!Connection {$0}`, or the line below `!Connection`: keys that are not written yet, and whole bodies while there are none. */
interface KeyContext {
  readonly kind: 'key';
  readonly keys: readonly string[];
  readonly body: WriteReference | undefined;
}

/** `spec:`, and below it `chan$0`: what the published image takes there and is not there yet, what it needs first. */
interface SpecKeyContext {
  readonly kind: 'specKey';
  readonly properties: readonly { readonly name: string; readonly schema: Schema; readonly required: boolean }[];
}

/** `connection: $0`, `!Connection $0` */
interface WholeReferenceContext {
  readonly kind: 'wholeReference';
  readonly write: WriteReference;
}

/** `!Connection { type: aws, name: prod }`, or what of it is missing. */
export type WriteReference = (type: string, name: string) => string;
