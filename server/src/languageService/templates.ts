/**
 * The expressions of a workflow that the engine can read, one by one, for the rules that look into them.
 */
import { parseExpression, type ExpressionPart, type Literal, type ParsedExpression } from '../workflow/expression';
import { mayHoldTemplate, type Expressions, type ExpressionSite } from '../workflow/collect';
import type { Span } from '../workflow/span';
import { remembered } from './remembered';

/** One `${ }` and the string around it. */
export interface PlacedExpression {
  readonly site: ExpressionSite;
  readonly part: ExpressionPart;
}

/** None of a string with a syntax error: the engine reads nothing of it, and what it would mean is a guess. */
export const readableExpressions = remembered(({ sites }: Pick<Expressions, 'sites'>): readonly PlacedExpression[] =>
  sites.filter(mayHoldTemplate).flatMap((site) => {
    const { parts, errors } = site.template;
    if (errors.length > 0) return [];
    return parts.flatMap((part) => (part.kind === 'expression' ? [{ site, part }] : []));
  }),
);

/** Where something in an expression stands in the document. */
export function placeOf({ scalar }: ExpressionSite, span: Span): Span {
  return scalar.source.toDocument(span);
}

/** The string of `path($, 'connections.aws.x')`, which is an expression of its own. */
export interface PathQuery {
  readonly literal: Literal;
  readonly parsed: ParsedExpression;
}

export function pathQueries({ calls }: ParsedExpression): readonly PathQuery[] {
  return calls.flatMap((call) => {
    if (call.name.text !== 'path') return [];
    const query = call.arguments.find(({ keyword }, index) => (keyword ? keyword.text === 'query' : index === 1));
    const literal = query?.value.kind === 'literal' ? query.value : undefined;
    const text = literal?.constant?.value;
    return literal && typeof text === 'string' ? [{ literal, parsed: parseExpression(text) }] : [];
  });
}
