import type { Span } from '../span';
import { expected } from './errors';
import { parseExpression } from './parseExpression';
import { endsBracket, fail, isSymbol, type Parser, startsOperand } from './parser';
import type { ArrayLiteral, Expression } from './tree';

/** `"[" { expression | "," } "]"`: the engine wants no commas, and takes any number of them. */
export function parseArray(parser: Parser, open: Span): ArrayLiteral {
  const { scanner } = parser;
  const items: Expression[] = [];
  const array = (end: number, closed: boolean): ArrayLiteral => {
    return { kind: 'array', span: { start: open.start, end }, constant: undefined, items, closed };
  };
  for (;;) {
    const token = scanner.scan();
    if (isSymbol(token, ']')) return array(token.span.end, true);
    if (isSymbol(token, ',')) continue;
    if (startsOperand(token)) {
      scanner.unread();
      items.push(parseExpression(parser));
      continue;
    }
    fail(parser, 'unexpected', expected('a value, "," or "]"', token));
    if (endsBracket(token) || !parser.tolerant) {
      scanner.unread();
      return array(scanner.end, false);
    }
  }
}
