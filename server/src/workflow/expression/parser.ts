/** What the productions share: the scanner, what was found so far, and how errors are taken. */
import type { Span } from '../span';
import type { ExpressionError } from './errors';
import { Scanner, type Token } from './scanner';
import type { Call, Expression, Path } from './tree';

/** More nesting than this is refused, because each level takes some of the stack. People nest less than ten deep. */
const maximumDepth = 500;

export interface Parser {
  readonly scanner: Scanner;
  /** Reads on after an error, to know as much as possible of a text that is being typed. */
  readonly tolerant: boolean;
  /** In the order in which the engine makes them: a path in an index comes before the path around it. */
  readonly paths: Path[];
  readonly calls: Call[];
  /** Only the first one: what follows an error is guesswork. */
  error: ExpressionError | undefined;
  /** What stands right of a `|>`. */
  readonly pipedSpans: Span[];
  depth: number;
  piped: boolean;
}

export function createParser(text: string, offset: number, tolerant: boolean): Parser {
  const scanner = new Scanner(text, offset, tolerant);
  return { scanner, tolerant, paths: [], calls: [], pipedSpans: [], error: undefined, depth: 0, piped: false };
}

/** @param span what to mark; the token at hand unless given */
export function fail(parser: Parser, code: ExpressionError['code'], message: string, span?: Span): void {
  const { scanner } = parser;
  parser.error ??= { code, message, span: span ?? scanner.token.span, engine: scanner.position() };
  if (!parser.tolerant) scanner.stop();
}

/** Parses one level deeper, unless that is too deep. */
export function nested(parser: Parser, parse: () => Expression): Expression {
  if (parser.depth >= maximumDepth) {
    fail(parser, 'tooDeep', `This is nested more than ${maximumDepth} levels deep.`);
    parser.scanner.stop();
    return missing(parser.scanner.end);
  }
  parser.depth++;
  const expression = parse();
  parser.depth--;
  return expression;
}

export function missing(offset: number): Expression {
  return { kind: 'missing', span: { start: offset, end: offset }, constant: undefined };
}

/** Whether a value can start with it. */
export function startsOperand(token: Token): boolean {
  if (token.kind === 'symbol') return '([{$!-~'.includes(token.text);
  return token.kind !== 'end';
}

export function isSymbol(token: Token, text: string): boolean {
  return token.kind === 'symbol' && token.text === text;
}

/** What a list or a bracket does not skip in search of its own end. */
export function endsBracket(token: Token): boolean {
  return token.kind === 'end' || (token.kind === 'symbol' && '}])'.includes(token.text));
}
