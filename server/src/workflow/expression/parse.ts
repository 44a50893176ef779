/**
 * One expression, as it stands inside `${ }`. The text is read twice at most: first exactly as the engine does, up to its
 * first error; then, where there is one, as well as it can be guessed what is meant.
 */
import type { Span } from '../span';
import { expected, type ExpressionError } from './errors';
import { type Closer, parseEnd } from './parseEnd';
import { parseExpression as parseOperators } from './parseExpression';
import { createParser, fail, type Parser, startsOperand } from './parser';
import type { Token } from './scanner';
import type { Call, Expression, Path } from './tree';

export interface ParsedExpression {
  /** From behind `${` up to `}`. */
  readonly span: Span;
  readonly expression: Expression;
  /** Every variable path, also what could be read around an error, in the engine's order. See `pathsOf`. */
  readonly paths: readonly Path[];
  readonly calls: readonly Call[];
  readonly tokens: readonly Token[];
  /** What stands right of a `|>`. */
  readonly piped: readonly Span[];
  /** The first error; the engine stops there. */
  readonly error: ExpressionError | undefined;
}

/** @param text what stands inside `${ }` */
export function parseExpression(text: string): ParsedExpression {
  // The engine drops a byte order mark at the very start.
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const strict = parseWhole(createParser(text, start, false), start);
  if (!strict.error) return strict;
  return { ...parseWhole(createParser(text, start, true), start), error: strict.error };
}

function parseWhole(parser: Parser, start: number): ParsedExpression {
  const { scanner } = parser;
  const expression = parseOperators(parser);
  for (let token = scanner.scan(); token.kind !== 'end'; token = scanner.scan()) {
    fail(parser, 'unexpected', expected('an operator', token));
    if (!startsOperand(token)) continue;
    scanner.unread();
    parseOperators(parser);
  }
  return parsed(parser, expression, { start, end: scanner.text.length });
}

export interface ParsedTemplateExpression extends ParsedExpression {
  /** Behind the `}`, or behind what belongs to the expression where there is none. */
  readonly end: number;
  readonly closed: boolean;
}

/** The expression that starts behind `${`, up to its `}`. */
export function parseInTemplate(text: string, start: number, tolerant: boolean): ParsedTemplateExpression {
  const parser = createParser(text, start, tolerant);
  const expression = parseOperators(parser);
  // Without a `}` anywhere the rest is taken for text: prose is full of words that would be paths.
  const isProse = tolerant && !text.includes('}', start);
  const { end, closed } = isProse ? parseUnclosed(parser) : parseEnd(parser, closer);
  return { ...parsed(parser, expression, { start, end: closed ? end - 1 : end }), end, closed };
}

const closer: Closer = { bracket: '}', expected: 'an operator or "}"' };

/** White space up to the end belongs to the expression: there it is still being typed. */
function parseUnclosed(parser: Parser): { end: number; closed: false } {
  const { scanner } = parser;
  const token = scanner.scan();
  fail(parser, token.kind === 'end' ? 'unclosed' : 'unexpected', expected(closer.expected, token));
  scanner.unread();
  const rest = scanner.text.slice(scanner.end);
  return { end: rest.trim() === '' ? scanner.text.length : scanner.end, closed: false };
}

function parsed(parser: Parser, expression: Expression, span: Span): ParsedExpression {
  const { paths, calls, scanner, pipedSpans, error } = parser;
  return { span, expression, paths, calls, tokens: scanner.tokens, piped: pipedSpans, error };
}
