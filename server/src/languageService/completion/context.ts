/**
 * What the cursor is on, as far as references to connections go: where to write and how, not what there is to write.
 */
import type { Span } from '../../workflow/span';
import type { SpellingPlace } from '../../workflow/spelling';
import type { ScalarStyle } from '../../workflow/yaml/tree';
import type { TextEdit } from '../types';

export type CompletionContext = ContextBase &
  (RootContext | TypeContext | NameContext | FieldContext | TagContext | KeyContext | WholeReferenceContext);

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

/** `connection: !Conn$0` */
interface TagContext {
  readonly kind: 'tag';
  /** Where nothing follows the tag yet and a connection is wanted. */
  readonly write: WriteReference | undefined;
}

/** `!Connection {$0}`, or the line below `!Connection`: keys that are not written yet, and whole bodies while there are none. */
interface KeyContext {
  readonly kind: 'key';
  readonly keys: readonly ('type' | 'name')[];
  readonly body: WriteReference | undefined;
}

/** `connection: $0`, `!Connection $0` */
interface WholeReferenceContext {
  readonly kind: 'wholeReference';
  readonly write: WriteReference;
}

/** `!Connection { type: aws, name: prod }`, or what of it is missing. */
export type WriteReference = (type: string, name: string) => string;
