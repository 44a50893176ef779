import type { Span } from '../span';
import { expected, operandMismatch } from './errors';
import { prefixOperators } from './operators';
import { parseArray } from './parseArray';
import { parseCall } from './parseCall';
import { parseEnd } from './parseEnd';
import { parseExpression } from './parseExpression';
import { parseNumberLiteral, parseStringLiteral } from './parseLiteral';
import { parseObject } from './parseObject';
import { continuePath } from './parsePath';
import { fail, isSymbol, missing, type Parser } from './parser';
import type { Token } from './scanner';
import type { Constant, Expression, Operator } from './tree';

/** `( "!" | "-" | "~" ) operand | primary`. The prefixes are a loop, since there may be any number of them. */
export function parseOperand(parser: Parser): Expression {
  const { scanner } = parser;
  const prefixes: Operator[] = [];
  let token = scanner.scan();
  while (token.kind === 'symbol' && prefixOperators.has(token.text)) {
    prefixes.push(token);
    token = scanner.scan();
  }
  let operand = parsePrimary(parser, token);
  for (let operator = prefixes.pop(); operator; operator = prefixes.pop()) operand = prefix(parser, operator, operand);
  return operand;
}

function prefix(parser: Parser, { text, span }: Operator, operand: Expression): Expression {
  const definition = prefixOperators.get(text);
  const whole = { start: span.start, end: Math.max(span.end, operand.span.end) };
  const constant = operand.constant && definition?.apply(operand.constant.value);
  if (definition && operand.constant && !constant) {
    fail(parser, 'constantType', operandMismatch(text, definition.operands, [operand.constant.value]), whole);
  }
  return { kind: 'prefix', span: whole, constant, operator: { text, span }, operand };
}

function parsePrimary(parser: Parser, token: Token): Expression {
  if (token.kind === 'number') return parseNumberLiteral(parser, token);
  if (token.kind === 'string') return parseStringLiteral(parser, token);
  if (token.kind === 'identifier') return parseIdentifier(parser, token);
  if (isSymbol(token, '(')) return parseGroup(parser, token.span);
  if (isSymbol(token, '[')) return parseArray(parser, token.span);
  if (isSymbol(token, '{')) return parseObject(parser, token.span);
  if (isSymbol(token, '$')) return continuePath(parser, { dollar: token.span, segments: [] });
  fail(parser, 'unexpected', expected('a value', token));
  parser.scanner.unread();
  return missing(parser.scanner.end);
}

const constants: ReadonlyMap<string, Constant> = new Map([
  ['true', { value: true }],
  ['false', { value: false }],
  ['null', { value: null }],
]);

/** A constant, a call or a path. */
function parseIdentifier(parser: Parser, { text, span }: Token): Expression {
  const constant = constants.get(text);
  if (constant) return { kind: 'literal', span, text, constant, quote: undefined, closed: true };
  if (isSymbol(parser.scanner.scanInPath(), '(')) return parseCall(parser, { text, span });
  parser.scanner.unread();
  const root = { span, name: text, notation: 'root', separator: undefined, quote: undefined } as const;
  return continuePath(parser, {
    dollar: undefined,
    segments: [{ ...root, closed: true, bracketClosed: true, missing: false }],
  });
}

function parseGroup(parser: Parser, open: Span): Expression {
  const inner = parseExpression(parser);
  const { end, closed } = parseEnd(parser, { bracket: ')', expected: 'an operator or ")"' });
  return { kind: 'group', span: { start: open.start, end }, constant: inner.constant, inner, closed };
}
