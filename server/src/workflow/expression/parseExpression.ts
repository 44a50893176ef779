import { operandMismatch } from './errors';
import { infixOperators, pipe, startsOperator } from './operators';
import { parseOperand } from './parseOperand';
import { fail, nested, type Parser } from './parser';
import type { ConstantValue, Expression, Operator } from './tree';

/** `operand { infix operand } [ "|>" expression ]` */
export function parseExpression(parser: Parser): Expression {
  return nested(parser, () => parseOperators(parser));
}

interface Pending {
  readonly left: Expression;
  readonly operator: Operator;
  readonly precedence: number;
}

/**
 * Operator precedence with a stack, in the engine's order of work: an operation is made when the operator after it is
 * known, and that is when two constants that do not fit are noticed.
 */
function parseOperators(parser: Parser): Expression {
  const pending: Pending[] = [];
  let operand = parseOperand(parser);
  for (;;) {
    const operator = parseOperator(parser);
    const precedence = operator ? (infixOperators.get(operator.text)?.precedence ?? 0) : 0;
    operand = combine(parser, pending, operand, precedence);
    if (!operator) return operand;
    if (operator.text === pipe) {
      operand = parsePipe(parser, operand, operator);
    } else {
      pending.push({ left: operand, operator, precedence });
      operand = parseOperand(parser);
    }
  }
}

/** The longest run of characters that begins some operator; `undefined`, and nothing taken, where there is none. */
function parseOperator(parser: Parser): Operator | undefined {
  const { scanner } = parser;
  const token = scanner.scan();
  if (token.kind !== 'symbol' || !startsOperator(token.text)) {
    scanner.unread();
    return undefined;
  }
  let text = token.text;
  while (scanner.peek() !== '' && startsOperator(text + scanner.peek())) {
    text += scanner.peek();
    scanner.advance();
  }
  const operator = { text, span: { start: token.span.start, end: scanner.offset } };
  if (text === pipe || infixOperators.has(text)) return operator;
  if (text.length > 1) fail(parser, 'unknownOperator', `There is no operator ${text}.`, operator.span);
  else scanner.unread();
  return undefined;
}

function combine(parser: Parser, pending: Pending[], operand: Expression, precedence: number): Expression {
  let right = operand;
  for (let last = pending.at(-1); last && last.precedence >= precedence; last = pending.at(-1)) {
    pending.pop();
    right = infix(parser, last, right);
  }
  return right;
}

function infix(parser: Parser, { left, operator }: Pending, right: Expression): Expression {
  const span = { start: left.span.start, end: Math.max(right.span.end, operator.span.end) };
  const definition = infixOperators.get(operator.text);
  const constants = constantValues(left, right);
  const constant = definition && constants && definition.apply(...constants);
  if (definition && constants && !constant) {
    fail(parser, 'constantType', operandMismatch(operator.text, definition.operands, constants), span);
  }
  return { kind: 'infix', span, constant, operator, left, right };
}

function constantValues(left: Expression, right: Expression): [ConstantValue, ConstantValue] | undefined {
  return left.constant && right.constant ? [left.constant.value, right.constant.value] : undefined;
}

/** All the rest is its right side, which starts from the value of the left one. */
function parsePipe(parser: Parser, left: Expression, operator: Operator): Expression {
  const { piped } = parser;
  parser.piped = true;
  const right = parseExpression(parser);
  parser.piped = piped;
  parser.pipedSpans.push({ start: operator.span.end, end: parser.scanner.token.span.start });
  return {
    kind: 'pipe',
    span: { start: left.span.start, end: Math.max(right.span.end, operator.span.end) },
    constant: undefined,
    operator,
    left,
    right,
  };
}
