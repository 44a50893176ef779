import { expected } from './errors';
import { parseExpression } from './parseExpression';
import { endsBracket, fail, isSymbol, type Parser, startsOperand } from './parser';

/** How something that was opened ends. */
export interface Closer {
  readonly bracket: ')' | ']' | '}';
  /** What else could stand there, for the message: `an operator or "]"`. */
  readonly expected: string;
}

/**
 * Takes the bracket that ends what was opened. In a broken text it may be further on: what stands between is read too,
 * so that its paths are known.
 *
 * @returns where it ends: after the bracket, or after the last token where the bracket is not there
 */
export function parseEnd(parser: Parser, closer: Closer): { readonly end: number; readonly closed: boolean } {
  const { scanner } = parser;
  for (;;) {
    const token = scanner.scan();
    if (isSymbol(token, closer.bracket)) return { end: token.span.end, closed: true };
    fail(parser, token.kind === 'end' ? 'unclosed' : 'unexpected', expected(closer.expected, token));
    const stop = closer.bracket === '}' ? token.kind === 'end' : endsBracket(token);
    if (stop || !parser.tolerant) {
      scanner.unread();
      return { end: scanner.end, closed: false };
    }
    if (startsOperand(token)) {
      scanner.unread();
      parseExpression(parser);
    }
  }
}
