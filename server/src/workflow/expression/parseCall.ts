import { expected } from './errors';
import { parseExpression } from './parseExpression';
import { endsBracket, fail, isSymbol, type Parser, startsOperand } from './parser';
import type { Argument, Call, Name } from './tree';

/** `identifier "(" [ arguments ] ")"`, from behind the parenthesis. */
export function parseCall(parser: Parser, name: Name): Call {
  const start = name.span.start;
  const list = parseArguments(parser);
  const call: Call = {
    kind: 'call',
    span: { start, end: list.end },
    constant: undefined,
    name,
    arguments: list.items,
    closed: list.closed,
  };
  parser.calls.push(call);
  return call;
}

interface ArgumentList {
  readonly items: readonly Argument[];
  readonly end: number;
  readonly closed: boolean;
}

/** The first argument decides whether all have keywords. */
function parseArguments(parser: Parser): ArgumentList {
  const { scanner } = parser;
  const items: Argument[] = [];
  const first = scanner.scan();
  if (isSymbol(first, ')')) return { items, end: first.span.end, closed: true };
  const keywords = first.kind === 'identifier' && scanner.peek() === ':';
  scanner.unread();
  for (;;) {
    const keyword = keywords ? parseKeyword(parser) : undefined;
    items.push({ keyword, value: parseExpression(parser) });
    for (;;) {
      const token = scanner.scan();
      if (isSymbol(token, ')')) return { items, end: token.span.end, closed: true };
      if (isSymbol(token, ',')) break;
      fail(parser, 'unexpected', expected('an operator, "," or ")"', token));
      if (endsBracket(token) || !parser.tolerant) {
        scanner.unread();
        return { items, end: scanner.end, closed: false };
      }
      if (startsOperand(token)) {
        scanner.unread();
        items.push({ keyword: undefined, value: parseExpression(parser) });
      }
    }
  }
}

/** `mode:`. White space is fine before this colon, though not before the first one of a call. */
function parseKeyword(parser: Parser): Name | undefined {
  const { scanner } = parser;
  const name = scanner.scan();
  if (name.kind !== 'identifier') {
    fail(parser, 'unexpected', expected('the name of an argument', name));
    scanner.unread();
    return undefined;
  }
  const colon = scanner.scan();
  if (!isSymbol(colon, ':')) {
    fail(parser, 'unexpected', expected(`":" after "${name.text}"`, colon));
    scanner.unread();
  }
  return { text: name.text, span: name.span };
}
