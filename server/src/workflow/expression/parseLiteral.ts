import { parseNumber } from './number';
import { fail, type Parser } from './parser';
import type { Token } from './scanner';
import type { Literal, Quote } from './tree';
import { unquote } from './unquote';

export function parseNumberLiteral(parser: Parser, { text, span }: Token): Literal {
  const value = parseNumber(text);
  if (value === undefined)
    fail(parser, 'malformedNumber', `"${text.slice(0, 40)}" is not a number that Relay can read.`);
  const constant = value === undefined ? undefined : { value };
  return { kind: 'literal', span, text, constant, quote: undefined, closed: true };
}

/** A string without its closing quote has the text that is there as its value, for completion to go on from. */
export function parseStringLiteral(parser: Parser, { text, span, closed }: Token): Literal {
  const quote = text.charAt(0) as Quote;
  const value = closed ? unquote(text)?.value : unquote(text + quote)?.value;
  if (!closed) fail(parser, 'malformedString', `This string has no closing ${quote}.`);
  else if (value === undefined)
    fail(parser, 'malformedString', `This string has an escape that Relay cannot read in ${quote}…${quote}.`);
  const constant = value === undefined ? undefined : { value };
  return { kind: 'literal', span, text, constant, quote, closed };
}
