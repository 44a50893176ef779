/**
 * Relay's expression language as a tree. Spans are UTF-16 offsets in the text that was parsed.
 *
 * A tree can be as deep as the text is long (`1+1+1…` nests to the left), so code that walks one must not recurse.
 * Most questions need no walk: what was read is also listed in `ParsedExpression.paths` and `.calls`.
 */
import type { Span } from '../span';

export type Expression = Literal | Path | Call | Prefix | Infix | Pipe | Group | ArrayLiteral | ObjectLiteral | Missing;

export type ConstantValue = string | number | boolean | null;

/** The value of a part that the engine computes while it parses; wrapped, because `null` is a value. */
export interface Constant {
  readonly value: ConstantValue;
}

interface ExpressionBase {
  readonly span: Span;
  /** Literals, and operators and parentheses over literals; never an array, an object or a call. */
  readonly constant: Constant | undefined;
}

export type Quote = `'` | `"` | '`';

/** `'a'`, `1.5`, `true`, `null`. The constant is absent where the engine cannot read it: `'\z'`, `0x10`. */
export interface Literal extends ExpressionBase {
  readonly kind: 'literal';
  /** The source, with quotes. */
  readonly text: string;
  readonly quote: Quote | undefined;
  /** A string without its closing quote is not; the rest is. */
  readonly closed: boolean;
}

/** `connections.aws.'x'`, `$.secrets.a`, `$`. */
export interface Path extends ExpressionBase {
  readonly kind: 'path';
  /** The `$` of `$.secrets.a`, whose first segment is then `secrets` in dot notation. */
  readonly dollar: Span | undefined;
  readonly segments: readonly Segment[];
  /** Right of `|>`, where `connections` is a key of the piped value and not a root. */
  readonly piped: boolean;
  /** Written inside the string of `path($, 'connections.aws.x')`. */
  readonly query: boolean;
}

/** One name of a path: `aws` and `'x'` in `connections.aws['x']`. */
export interface Segment {
  /** Its token, quotes included; in an index what stands between the brackets; empty where nothing is written yet. */
  readonly span: Span;
  /** The name as the engine reads it (`007` is `7`), `undefined` where it is computed from variables or missing. */
  readonly name: string | undefined;
  readonly notation: 'root' | 'dot' | 'index';
  /** The `.` or `[` before it; a root has none. */
  readonly separator: Span | undefined;
  /** Of a segment that is one string literal. */
  readonly quote: Quote | undefined;
  /** Its string literal, if it is one, has the closing quote. */
  readonly closed: boolean;
  /** Its `[` has the closing `]`; always so in the other notations. */
  readonly bracketClosed: boolean;
  /** Nothing is written where the name belongs, as after the last dot of `connections.aws.`. */
  readonly missing: boolean;
}

/** `merge(a, b)`, `merge(objects: a, mode: 'deep')`. */
export interface Call extends ExpressionBase {
  readonly kind: 'call';
  readonly name: Name;
  readonly arguments: readonly Argument[];
  readonly closed: boolean;
}

export interface Name {
  readonly text: string;
  readonly span: Span;
}

export interface Argument {
  readonly keyword: Name | undefined;
  readonly value: Expression;
}

export interface Operator {
  readonly text: string;
  readonly span: Span;
}

/** `!a`, `-a`, `~a`. */
export interface Prefix extends ExpressionBase {
  readonly kind: 'prefix';
  readonly operator: Operator;
  readonly operand: Expression;
}

/** `a + b`. */
export interface Infix extends ExpressionBase {
  readonly kind: 'infix';
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `a |> b`. */
export interface Pipe extends ExpressionBase {
  readonly kind: 'pipe';
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `(a)`. */
export interface Group extends ExpressionBase {
  readonly kind: 'group';
  readonly inner: Expression;
  readonly closed: boolean;
}

/** `[a, b]`, also `[a b]`. */
export interface ArrayLiteral extends ExpressionBase {
  readonly kind: 'array';
  readonly items: readonly Expression[];
  readonly closed: boolean;
}

/** `{'a': 1}`. */
export interface ObjectLiteral extends ExpressionBase {
  readonly kind: 'object';
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
  readonly closed: boolean;
}

/** An empty span where a value has to stand. */
export interface Missing extends ExpressionBase {
  readonly kind: 'missing';
}
