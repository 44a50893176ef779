/**
 * A syntax error of an expression in words: what was found, what was expected, and what to do.
 */
import type { ExpressionError, ExpressionPart } from '../workflow/expression';
import type { ExpressionSite } from '../workflow/model';
import type { Span } from '../workflow/span';
import { syntaxRemedy, type SyntaxFix, type SyntaxPlace, type SyntaxToken } from './syntaxRemedy';

/** Offsets are those of the template's text. */
export interface DescribedError {
  readonly message: string;
  readonly span: Span;
  readonly fix: SyntaxFix | undefined;
}

export function describeSyntaxError(
  { template: { text }, scalar }: ExpressionSite,
  part: ExpressionPart | undefined,
  error: ExpressionError,
): DescribedError {
  const place = placeOf(text, part, error, scalar.style);
  const atEnd = part && (isAtEnd(error) || isProse(text, part, error)) ? describeEnd(place, part) : undefined;
  if (atEnd) return { ...atEnd, fix: undefined };
  const { remedy, fix } = syntaxRemedy(place, error);
  return { message: `${error.message} ${remedy}`, span: markOf(error, text), fix };
}

function placeOf(
  text: string,
  part: ExpressionPart | undefined,
  error: ExpressionError,
  style: SyntaxPlace['style'],
): SyntaxPlace {
  const tokens = part?.parsed.tokens ?? [];
  // A "}" behind `//` ends the expression for a reader, though not for the engine.
  const read = part?.closed && isAtEnd(error) ? tokens.slice(0, -1) : tokens;
  const before = read.filter(({ span }) => span.end <= error.span.start);
  return { text, style, part, before, open: openBrackets(before), at: error.span };
}

/** Innermost last. */
function openBrackets(tokens: readonly SyntaxToken[]): readonly SyntaxToken[] {
  const open: SyntaxToken[] = [];
  for (const token of tokens) {
    if (token.kind !== 'symbol') continue;
    if ('([{'.includes(token.text)) open.push(token);
    else if (')]}'.includes(token.text)) open.pop();
  }
  return open;
}

function isAtEnd({ span }: ExpressionError): boolean {
  return span.start === span.end;
}

/** Without a `}` before the next expression, what follows is more likely prose than a mistake. */
function isProse(text: string, { closed, span }: ExpressionPart, error: ExpressionError): boolean {
  if (closed || error.span.start > span.end) return false;
  const next = text.indexOf('${', span.start + 2);
  return !text.slice(span.start, next < 0 ? undefined : next).includes('}');
}

/** Where the text ends too early, most often because it is still being typed: one small mark at what waits for more. */
function describeEnd(
  { text, before, open }: SyntaxPlace,
  { span }: ExpressionPart,
): { readonly message: string; readonly span: Span } {
  const opening = { start: span.start, end: span.start + 2 };
  const last = before.at(-1);
  const bracket = open.at(-1);
  if (last === undefined) {
    return { message: 'Nothing follows this "${". Write an expression and "}".', span: opening };
  }
  if (!endsValue(last)) {
    const what = last.text === '.' ? 'A name' : 'A value';
    return { message: `${what} is missing after this "${last.text}". Add it, and "}".`, span: last.span };
  }
  if (bracket !== undefined) {
    return { message: `Nothing closes this "${bracket.text}". Add "${closing(bracket)}".`, span: bracket.span };
  }
  return {
    message: /^[ \t]*\/\//.test(text.slice(last.span.end))
      ? 'The comment after "//" takes the "}" of this "${" with it. Write it as /* … */.'
      : `Nothing ends this "\${". Add "}", or write \${'\${'} for the characters themselves.`,
    span: opening,
  };
}

function endsValue({ kind, text }: SyntaxToken): boolean {
  return kind !== 'symbol' || ')]}$'.includes(text);
}

function closing({ text }: SyntaxToken): string {
  return text === '(' ? ')' : text === '[' ? ']' : '}';
}

/** Of a string that nothing closes, its quote: it runs on over what belongs to the text around it. */
function markOf({ code, span }: ExpressionError, text: string): Span {
  const quote = text.charAt(span.start);
  const open = code === 'malformedString' && (span.end - span.start < 2 || text.charAt(span.end - 1) !== quote);
  return open ? { start: span.start, end: span.start + 1 } : span;
}
