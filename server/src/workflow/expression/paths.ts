/** The variable paths of expressions: what references are made of. */
import type { Span } from '../span';
import { parseExpression, type ParsedExpression } from './parse';
import type { Template } from './template';
import type { Call, Expression, Literal, Path, Segment } from './tree';
import { unquote } from './unquote';

/**
 * Every variable path of an expression, also inside indexes, calls and piped parts, and then those that the strings of
 * `path($, 'connections.aws.x')` name (`query` is true). In a text with an error these are what could be read of it.
 */
export function pathsOf(parsed: ParsedExpression): readonly Path[] {
  return [...parsed.paths, ...parsed.calls.flatMap((call) => queryPaths(call))];
}

/** Those of all its expressions. */
export function pathsIn({ parts }: Template): readonly Path[] {
  return parts.flatMap((part) => (part.kind === 'expression' ? pathsOf(part.parsed) : []));
}

/** The string is an expression of its own, without functions, about the whole environment. */
function queryPaths(call: Call): readonly Path[] {
  if (call.name.text !== 'path') return [];
  const object = argument(call, 'object', 0);
  const query = argument(call, 'query', 1);
  if (!object || query?.kind !== 'literal' || !isEnvironment(object)) return [];
  return pathsInLiteral(query);
}

function argument(call: Call, keyword: string, index: number): Expression | undefined {
  const byKeyword = call.arguments.find((candidate) => candidate.keyword?.text === keyword);
  const byIndex = call.arguments[index];
  return (byKeyword ?? (byIndex?.keyword ? undefined : byIndex))?.value;
}

function isEnvironment(object: Expression): boolean {
  return object.kind === 'path' && object.dollar !== undefined && object.segments.length === 0 && !object.piped;
}

function pathsInLiteral(literal: Literal): readonly Path[] {
  const source = literal.quote && unquote(literal.closed ? literal.text : literal.text + literal.quote);
  if (!source) return [];
  const move = ({ start, end }: Span): Span => ({
    start: literal.span.start + source.toLiteral(start),
    end: literal.span.start + source.toLiteral(end),
  });
  return parseExpression(source.value).paths.map((path) => ({
    ...path,
    span: move(path.span),
    dollar: path.dollar && move(path.dollar),
    segments: path.segments.map((segment) => moveSegment(segment, move)),
    query: true,
  }));
}

function moveSegment(segment: Segment, move: (span: Span) => Span): Segment {
  return { ...segment, span: move(segment.span), separator: segment.separator && move(segment.separator) };
}
