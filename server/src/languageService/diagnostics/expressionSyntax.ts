/**
 * `expression-syntax`: an expression that the engine cannot read.
 *
 *     message: ${parameters.a and parameters.b}
 *                             ^^^ Expected an operator or "}", found "and". Write && instead.
 */
import { parseExpression, type ExpressionError, type ExpressionPart } from '../../workflow/expression';
import type { ExpressionSite, Workflow } from '../../workflow/model';
import type { Span } from '../../workflow/span';
import { findEntry, resolveAlias, type YamlScalar } from '../../workflow/yaml/tree';
import { certaintyOf } from '../certainty';
import { evaluatedNodes, referenceTypeOf, type EvaluatedNode } from '../evaluatedNodes';
import { describeSyntaxError } from '../syntaxError';
import { mayHoldTemplate, pathQueries, placeOf, readableExpressions } from '../templates';
import type { Diagnostic, Fix, Severity } from '../types';

/** `explained`: strings of which something else is wrong that says more. */
export function expressionSyntax(workflow: Workflow, explained: ReadonlySet<YamlScalar>): readonly Diagnostic[] {
  return [
    ...workflow.sites.filter(({ scalar }) => !explained.has(scalar)).flatMap(inTemplate),
    ...inPathQueries(workflow),
    ...dataQueries(workflow),
  ];
}

function inTemplate(site: ExpressionSite): readonly Diagnostic[] {
  if (!mayHoldTemplate(site) && !site.scalar.text.includes('\0')) return [];
  const { errors, parts } = site.template;
  const partOf = new Map<ExpressionError | undefined, ExpressionPart>();
  const repeated = new Set<ExpressionError | undefined>();
  let before: ExpressionPart | undefined;
  for (const part of parts) {
    if (part.kind !== 'expression') continue;
    partOf.set(part.parsed.error, part);
    // An expression that the next one cuts off is told once.
    if (before && !before.closed && before.span.end === part.span.start) repeated.add(part.parsed.error);
    before = part;
  }
  return errors
    .filter((error) => !repeated.has(error))
    .map((error) => {
      const { message, span, fix } = describeSyntaxError(site, partOf.get(error), error);
      const edits = fix?.edits.map((edit) => ({ ...edit, span: placeOf(site, edit.span) }));
      const fixes = fix && edits ? [{ title: fix.title, edits, preferred: true }] : [];
      return diagnostic('error', message, placeOf(site, span), fixes);
    });
}

/** The string of `path($, 'connections.aws.x')` is read when the engine gets to it. */
function inPathQueries(workflow: Workflow): readonly Diagnostic[] {
  return readableExpressions(workflow).flatMap(({ site, part }) =>
    pathQueries(part.parsed).flatMap(({ literal, parsed: { error } }) => {
      if (!error) return [];
      const reached = certaintyOf(part.parsed, site.holder).isReached(literal.span.start);
      return [diagnostic(reached ? 'error' : 'warning', inQuery(error), placeOf(site, literal.span))];
    }),
  );
}

/** What `!Data` asks is an expression as well. It is read once there is an event. */
function dataQueries(workflow: Workflow): readonly Diagnostic[] {
  return evaluatedNodes(workflow).flatMap(([node]) => {
    const query = referenceTypeOf(node) === 'Data' ? queryOf(node) : undefined;
    if (query === undefined || query.text.includes('${')) return [];
    const { error } = parseExpression(query.text);
    return error ? [diagnostic('warning', inQuery(error), query.span)] : [];
  });
}

function queryOf(node: EvaluatedNode): YamlScalar | undefined {
  const value =
    node.kind === 'mapping' ? findEntry(node, 'query')?.value : node.kind === 'sequence' ? node.items[0] : node;
  const scalar = value && resolveAlias(value);
  return scalar?.kind === 'scalar' && !scalar.missing ? scalar : undefined;
}

function inQuery({ message }: ExpressionError): string {
  return `This query is not an expression that Relay can read. ${message}`;
}

function diagnostic(severity: Severity, message: string, span: Span, fixes: readonly Fix[] = []): Diagnostic {
  return { code: 'expression-syntax', severity, message, span, fixes };
}
