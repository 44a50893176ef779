import type { Span } from '../span';
import { expected } from './errors';
import { plainDecimal } from './number';
import { parseEnd } from './parseEnd';
import { parseExpression } from './parseExpression';
import { parseOperand } from './parseOperand';
import { fail, isSymbol, nested, type Parser, startsOperand } from './parser';
import type { Token } from './scanner';
import type { Expression, Path, Segment } from './tree';

/** What is read of a path so far: `$`, or its root. */
export interface PathStart {
  readonly dollar: Span | undefined;
  readonly segments: readonly Segment[];
}

/** `{ "." identifier | "." operand | "[" expression "]" }` */
export function continuePath(parser: Parser, { dollar, segments: first }: PathStart): Path {
  const { scanner } = parser;
  const segments = [...first];
  let end = (dollar ?? first[0]?.span)?.end ?? scanner.offset;
  for (;;) {
    const token = scanner.scanInPath();
    if (isSymbol(token, '.')) {
      const segment = parseDotSegment(parser, token.span);
      segments.push(segment);
      end = segment.span.end;
    } else if (isSymbol(token, '[')) {
      const index = parseIndexSegment(parser, token.span);
      segments.push(index.segment);
      end = index.end;
    } else {
      scanner.unread();
      break;
    }
  }
  const start = (dollar ?? first[0]?.span)?.start ?? end;
  const { piped } = parser;
  const path: Path = { kind: 'path', span: { start, end }, constant: undefined, dollar, segments, piped, query: false };
  parser.paths.push(path);
  return path;
}

function parseDotSegment(parser: Parser, dot: Span): Segment {
  const { scanner } = parser;
  const token = scanner.scanInPath();
  if (isStillEmpty(parser, dot, token)) {
    fail(parser, 'unexpected', expected('a name after "."', token));
    scanner.unread();
    return segmentOf('dot', dot, undefined, { start: dot.end, end: dot.end });
  }
  if (token.kind === 'identifier') {
    const plain = { quote: undefined, closed: true, bracketClosed: true, missing: false };
    return { span: token.span, name: token.text, notation: 'dot', separator: dot, ...plain };
  }
  scanner.unread();
  const operand = nested(parser, () => parseOperand(parser));
  return segmentOf('dot', dot, operand, operand.span);
}

/** In a broken text, a word behind `connections.aws. ` is more likely the next word than the name. */
function isStillEmpty(parser: Parser, dot: Span, token: Token): boolean {
  return !startsOperand(token) || (parser.tolerant && token.span.start > dot.end);
}

function parseIndexSegment(parser: Parser, open: Span): { segment: Segment; end: number } {
  const key = parseExpression(parser);
  const { end, closed } = parseEnd(parser, { bracket: ']', expected: 'an operator or "]"' });
  const span = key.kind === 'missing' ? { start: open.end, end: open.end } : key.span;
  return { segment: { ...segmentOf('index', open, key, span), bracketClosed: closed }, end };
}

function segmentOf(notation: 'dot' | 'index', separator: Span, key: Expression | undefined, span: Span): Segment {
  const literal = key?.kind === 'literal' ? key : undefined;
  return {
    span,
    name: nameOf(key),
    notation,
    separator,
    quote: literal?.quote,
    closed: literal?.closed ?? true,
    bracketClosed: true,
    missing: key === undefined || key.kind === 'missing',
  };
}

/** Strings and numbers name keys; any other constant is refused when the path is evaluated. */
function nameOf(key: Expression | undefined): string | undefined {
  const value = key?.constant?.value;
  return typeof value === 'number' ? plainDecimal(value) : typeof value === 'string' ? value : undefined;
}
