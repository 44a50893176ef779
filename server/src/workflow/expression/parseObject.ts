import type { Span } from '../span';
import { expected } from './errors';
import { parseExpression } from './parseExpression';
import { endsBracket, fail, isSymbol, missing, type Parser, startsOperand } from './parser';
import type { Expression, ObjectLiteral } from './tree';

interface Entry {
  readonly key: Expression;
  readonly value: Expression;
}

/** `"{" { expression ANY-TOKEN expression | "," } "}"` */
export function parseObject(parser: Parser, open: Span): ObjectLiteral {
  const { scanner } = parser;
  const entries: Entry[] = [];
  const object = (end: number, closed: boolean): ObjectLiteral => {
    return { kind: 'object', span: { start: open.start, end }, constant: undefined, entries, closed };
  };
  for (;;) {
    const token = scanner.scan();
    if (isSymbol(token, '}')) return object(token.span.end, true);
    if (isSymbol(token, ',')) continue;
    if (startsOperand(token)) {
      scanner.unread();
      entries.push(parseEntry(parser));
      continue;
    }
    fail(parser, 'unexpected', expected('a key, "," or "}"', token));
    if (endsBracket(token) || !parser.tolerant) {
      scanner.unread();
      return object(scanner.end, false);
    }
  }
}

/** The engine takes any one token for the colon: `{'a', 'd'}` is `{'a': 'd'}`. */
function parseEntry(parser: Parser): Entry {
  const { scanner } = parser;
  const key = parseExpression(parser);
  const colon = scanner.scan();
  if (parser.tolerant && endsBracket(colon)) {
    fail(parser, 'unexpected', expected('":" after the key', colon));
    scanner.unread();
    return { key, value: missing(scanner.end) };
  }
  return { key, value: parseExpression(parser) };
}
