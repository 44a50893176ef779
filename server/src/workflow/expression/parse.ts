/**
 * One expression, as it stands inside `${ }`. The text is read twice at most: first exactly as the engine does, up to its
 * first error; then, where there is one, as well as it can be guessed what is meant.
 */
import type { Span } from '../span';
import { expected, type ExpressionError } from './errors';
import { parseEnd } from './parseEnd';
import { parseExpression as parseOperators } from './parseExpression';
import { createParser, fail, type Parser } from './parser';
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
  const expression = parseOperators(parser);
  const token = parser.scanner.scan();
  if (token.kind !== 'end') fail(parser, 'unexpected', expected('an operator', token));
  return parsed(parser, expression, { start, end: parser.scanner.text.length });
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
  const prose = tolerant && !text.includes('}', start);
  const { end, closed } = prose
    ? { end: endOfUnclosed(parser, expression), closed: false }
    : parseEnd(parser, { bracket: '}', expected: 'an operator or "}"' });
  const span = { start, end: closed ? end - 1 : Math.max(start, end) };
  return { ...parsed(parser, expression, span), end: Math.max(start, end), closed };
}

/** White space up to the end belongs to the expression: there it is still being typed. */
function endOfUnclosed(parser: Parser, expression: Expression): number {
  const { text } = parser.scanner;
  const end = Math.max(expression.span.end, parser.paths.at(-1)?.span.end ?? 0);
  return text.slice(end).trim() === '' ? text.length : end;
}

function parsed(parser: Parser, expression: Expression, span: Span): ParsedExpression {
  const { paths, calls, scanner, pipedSpans, error } = parser;
  return { span, expression, paths, calls, tokens: scanner.tokens, piped: pipedSpans, error };
}
