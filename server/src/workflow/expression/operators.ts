/** The operators, and what they make of constants: the engine computes those while it parses, and refuses some. */
import { toBoolean, toInteger, toNumber, toText } from './conversions';
import { isRegularExpression } from './regularExpression';
import type { Constant, ConstantValue } from './tree';

/** What an operator works on, for a message: `needs numbers`. */
export type Operands = 'numbers' | 'booleans' | 'numbers or text' | 'text' | 'a regular expression' | 'anything';

interface InfixOperator {
  readonly precedence: number;
  readonly operands: Operands;
  /** `undefined` where the engine refuses these constants: `'a' - 1`. */
  readonly apply: (left: ConstantValue, right: ConstantValue) => Constant | undefined;
}

interface PrefixOperator {
  readonly operands: Operands;
  readonly apply: (operand: ConstantValue) => Constant | undefined;
}

export const pipe = '|>';

export const infixOperators: ReadonlyMap<string, InfixOperator> = new Map<string, InfixOperator>([
  ['||', booleans(20, (left, right) => left || right)],
  ['&&', booleans(21, (left, right) => left && right)],
  ['==', { precedence: 40, operands: 'anything', apply: (left, right) => ({ value: isEqual(left, right) }) }],
  ['!=', { precedence: 40, operands: 'anything', apply: (left, right) => ({ value: !isEqual(left, right) }) }],
  ['<', ordered((left, right) => left < right)],
  ['<=', ordered((left, right) => left <= right)],
  ['>', ordered((left, right) => left > right)],
  ['>=', ordered((left, right) => left >= right)],
  ['=~', matching()],
  ['!~', matching()],
  ['^', integers(60, (left, right) => left ^ right)],
  ['&', integers(60, (left, right) => left & right)],
  ['|', integers(60, (left, right) => left | right)],
  ['<<', integers(90, (left, right) => (isShift(right) ? left << right : 0n))],
  ['>>', integers(90, (left, right) => (isShift(right) ? left >> right : left < 0n ? -1n : 0n))],
  ['+', { precedence: 120, operands: 'numbers or text', apply: plus }],
  ['-', numbers(120, (left, right) => left - right)],
  ['*', numbers(150, (left, right) => left * right)],
  ['/', numbers(150, (left, right) => left / right)],
  ['%', numbers(150, (left, right) => left % right)],
  ['**', numbers(200, power)],
]);

export const prefixOperators: ReadonlyMap<string, PrefixOperator> = new Map<string, PrefixOperator>([
  ['!', { operands: 'booleans', apply: (operand) => constant(map(toBoolean(operand), (value) => !value)) }],
  ['-', { operands: 'numbers', apply: (operand) => constant(map(toNumber(operand), (value) => -value)) }],
  [
    '~',
    { operands: 'numbers', apply: (operand) => constant(map(toNumber(operand), (value) => Number(~toInteger(value)))) },
  ],
]);

/** `??` is read as one operator, which the engine then does not know. */
const spellings: readonly string[] = [...infixOperators.keys(), pipe, '??'];

export function startsOperator(text: string): boolean {
  return spellings.some((spelling) => spelling.startsWith(text));
}

function constant(value: ConstantValue | undefined): Constant | undefined {
  return value === undefined ? undefined : { value };
}

function map<From, To>(value: From | undefined, change: (value: From) => To): To | undefined {
  return value === undefined ? undefined : change(value);
}

/** Both operands converted, or nothing. */
function both<Operand>(
  convert: (value: ConstantValue) => Operand | undefined,
  apply: (left: Operand, right: Operand) => ConstantValue,
): InfixOperator['apply'] {
  return (left, right) => {
    const convertedLeft = convert(left);
    const convertedRight = convert(right);
    if (convertedLeft === undefined || convertedRight === undefined) return undefined;
    return { value: apply(convertedLeft, convertedRight) };
  };
}

function numbers(precedence: number, apply: (left: number, right: number) => number): InfixOperator {
  return { precedence, operands: 'numbers', apply: both(toNumber, apply) };
}

function booleans(precedence: number, apply: (left: boolean, right: boolean) => boolean): InfixOperator {
  return { precedence, operands: 'booleans', apply: both(toBoolean, apply) };
}

function integers(precedence: number, apply: (left: bigint, right: bigint) => bigint): InfixOperator {
  return numbers(precedence, (left, right) => {
    return Number(BigInt.asIntN(64, apply(toInteger(left), toInteger(right))));
  });
}

function ordered(compare: <Operand extends number | string>(left: Operand, right: Operand) => boolean): InfixOperator {
  const asNumbers = both<number>(toNumber, compare);
  const asTexts = both<string>(toText, compare);
  const apply: InfixOperator['apply'] = (left, right) => {
    if (typeof left === 'string' && typeof right === 'string') return asTexts(left, right);
    return asNumbers(left, right) ?? asTexts(left, right);
  };
  return { precedence: 40, operands: 'numbers or text', apply };
}

/** Two strings are joined, also `'1' + '2'`; otherwise what reads as numbers is added. */
function plus(left: ConstantValue, right: ConstantValue): Constant | undefined {
  const join = both(toText, (leftText, rightText) => leftText + rightText);
  if (typeof left === 'string' && typeof right === 'string') return join(left, right);
  return both(toNumber, (leftNumber, rightNumber) => leftNumber + rightNumber)(left, right) ?? join(left, right);
}

/** Whether it matches is not computed: a pattern of the user's is never run. Nothing that is shown depends on it. */
function matching(): InfixOperator {
  const apply: InfixOperator['apply'] = (left, right) => {
    const pattern = toText(right);
    return toText(left) !== undefined && pattern !== undefined && isRegularExpression(pattern)
      ? { value: true }
      : undefined;
  };
  return { precedence: 40, operands: 'a regular expression', apply };
}

function isEqual(left: ConstantValue, right: ConstantValue): boolean {
  const sameType = typeof left === typeof right;
  if (sameType && typeof left !== 'string') return left === right;
  const asNumbers = both(toNumber, (leftNumber, rightNumber) => leftNumber === rightNumber)(left, right);
  const asBooleans = both(toBoolean, (leftBoolean, rightBoolean) => leftBoolean === rightBoolean);
  const converted = asNumbers ?? asBooleans(left, right);
  return converted ? converted.value === true : left === right;
}

/** Go gives 1 where JavaScript gives NaN. */
function power(base: number, exponent: number): number {
  return base === 1 || (base === -1 && Math.abs(exponent) === Infinity) ? 1 : base ** exponent;
}

/** Larger shifts, and negative ones, move every bit out. */
function isShift(count: bigint): boolean {
  return count >= 0n && count < 64n;
}
