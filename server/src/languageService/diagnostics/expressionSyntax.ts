/**
 * `expression-syntax`: an expression that the engine cannot read.
 *
 *     message: ${parameters.a and parameters.b}
 *                             ^^^ Expected an operator or "}", found "and". Write && instead.
 */
import { mayHoldTemplate } from '../../workflow/collect';
import { parseExpression, type ExpressionError, type ExpressionPart } from '../../workflow/expression';
import type { ExpressionSite, Workflow } from '../../workflow/model';
import type { Span } from '../../workflow/span';
import { findEntry, resolveAlias, type YamlScalar } from '../../workflow/yaml/tree';
import type { BrokenTemplate } from '../brokenTemplates';
import { certaintyOf } from '../certainty';
import { evaluatedNodes, referenceTypeOf, type EvaluatedNode } from '../evaluatedNodes';
import { describeSyntaxError } from '../syntaxError';
import { pathQueries, placeOf, readableExpressions } from '../templates';
import type { Diagnostic, Fix, Severity } from '../types';

/** `broken`: what YAML takes apart. The pieces have mistakes that nobody made. */
export function expressionSyntax(workflow: Workflow, broken: readonly BrokenTemplate[]): readonly Diagnostic[] {
  const isPiece = ({ scalar: { span } }: ExpressionSite): boolean =>
    broken.some(({ value }) => value.start <= span.start && span.start <= value.end);
  return [
    ...workflow.sites.filter((site) => !isPiece(site)).flatMap(inTemplate),
    ...keysThatAreNoNames(workflow),
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

/** `connections.aws.['x']`, `connections.aws[null]`: only texts and numbers name something, which the engine notices when it gets there. */
function keysThatAreNoNames(workflow: Workflow): readonly Diagnostic[] {
  return readableExpressions(workflow).flatMap(({ site, part: { parsed } }) =>
    parsed.paths.flatMap(({ segments }) =>
      segments.flatMap(({ name, missing, notation, span, separator }) => {
        const key = name === undefined && !missing ? site.template.text.slice(span.start, span.end) : '';
        const isList = notation === 'dot' && /^[[{]/.test(key);
        if (!isList && !['null', 'true', 'false'].includes(key)) return [];
        // A list with variables is only a list once they have values.
        const isConstant = !isList || /^\[\s*(['"`])[^'"`]*\1\s*\]$/.test(key);
        const certain = isConstant && certaintyOf(parsed, site.holder).isReached(span.start);
        const severity = certain ? 'error' : 'warning';
        const place = placeOf(site, span);
        if (!isList) return [diagnostic(severity, `${key} is no name. Write a text or a number.`, place)];
        const what = key.startsWith('[') ? 'a list' : 'an object';
        const edits = key.startsWith('[') && separator ? [{ span: placeOf(site, separator), newText: '' }] : [];
        const fixes = edits.length > 0 ? [{ title: 'Remove the dot', edits, preferred: true }] : [];
        return [diagnostic(severity, `A name stands behind a dot, and this is ${what}. Remove the dot.`, place, fixes)];
      }),
    ),
  );
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
    const error = query && parseExpression(query.text).error;
    if (!query || !error) return [];
    const remedy = query.text.includes('${') ? ' It stands without ${ }.' : '';
    return [diagnostic('warning', inQuery(error) + remedy, query.span)];
  });
}

function queryOf(node: EvaluatedNode): YamlScalar | undefined {
  const value =
    node.kind === 'mapping' ? findEntry(node, 'query')?.value : node.kind === 'sequence' ? node.items[0] : node;
  const scalar = resolveAlias(value);
  return scalar?.kind === 'scalar' && !scalar.missing ? scalar : undefined;
}

function inQuery({ message }: ExpressionError): string {
  return `This query is not an expression that Relay can read. ${message}`;
}

function diagnostic(severity: Severity, message: string, span: Span, fixes: readonly Fix[] = []): Diagnostic {
  return { code: 'expression-syntax', severity, message, span, fixes };
}
