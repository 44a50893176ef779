/** What is wrong with an expression, in words. */
import type { Span } from '../span';
import type { Operands } from './operators';
import type { Token } from './scanner';
import type { ConstantValue } from './tree';

export interface ExpressionError {
  readonly code:
    | 'unexpected'
    | 'unclosed'
    | 'unknownOperator'
    | 'constantType'
    | 'malformedString'
    | 'malformedNumber'
    | 'nulCharacter'
    | 'tooDeep';
  readonly message: string;
  /** What to mark. Empty at the end of the text. */
  readonly span: Span;
  /**
   * Where the engine says it is: from the token it stands at (it does not always know) to what it has read.
   * For `'a' - 1 }` that is `}`, while `span` is the whole subtraction.
   */
  readonly engine: { readonly start: number | undefined; readonly end: number };
}

/** `"}"`, `the end`; a long token is cut. */
export function found(token: Token): string {
  if (token.kind === 'end') return 'the end';
  return shown(token.text);
}

export function expected(what: string, token: Token): string {
  return `Expected ${what}, found ${found(token)}.`;
}

export function operandMismatch(operator: string, operands: Operands, values: readonly ConstantValue[]): string {
  return `The operator ${operator} needs ${operands}, not ${values.map(constantText).join(' and ')}.`;
}

function constantText(value: ConstantValue): string {
  return typeof value === 'string' ? shown(value) : String(value);
}

function shown(text: string): string {
  const characters = Array.from(text.slice(0, 80).replace(/\s+/g, ' '));
  return `"${characters.length > 30 ? `${characters.slice(0, 29).join('')}…` : characters.join('')}"`;
}
