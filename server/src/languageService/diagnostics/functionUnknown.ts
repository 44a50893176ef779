/**
 * `function-unknown`: a call of a function that Relay does not have.
 *
 *     message: ${concatenate('a', 'b')}
 *                ^^^^^^^^^^^ Relay has no function "concatenate". Did you mean "concat"?
 */
import { functions } from '../../workflow/expression';
import type { Workflow } from '../../workflow/model';
import { listed } from '../../relay/words';
import { certaintyOf } from '../certainty';
import { changeWord } from '../changeWord';
import { functionCalls, type FunctionCall } from '../functionCalls';
import { nearest } from '../nearest';
import { asRoot } from '../roots';
import { pathQueries, placeOf, readableExpressions, type PlacedExpression } from '../templates';
import type { Diagnostic } from '../types';
import { quoted } from '../wording';

export function functionUnknown(workflow: Workflow): readonly Diagnostic[] {
  const unknown = functionCalls(workflow).filter(({ name }) => !functions.has(name));
  return [...unknown.map(describe), ...readableExpressions(workflow).flatMap(callsInQueries)];
}

/** What `path` looks up is a path, computed keys and all, but nothing can be called there. */
function callsInQueries({ site, part }: PlacedExpression): readonly Diagnostic[] {
  return pathQueries(part.parsed).flatMap(({ literal, parsed: { calls, error } }) =>
    error || calls.length === 0
      ? []
      : [
          {
            code: 'function-unknown',
            severity: certaintyOf(part.parsed, site.holder).isReached(literal.span.start) ? 'error' : 'warning',
            message: `No function can be called in the query of "path", not even ${quoted(calls[0]?.name.text ?? '')}.`,
            span: placeOf(site, literal.span),
          },
        ],
  );
}

function describe({ name, span, form, reached }: FunctionCall): Diagnostic {
  const names = [...functions.keys()];
  const likely = nearest(name, names);
  const near = likely ?? otherWords.get(name.toLowerCase());
  return {
    code: 'function-unknown',
    severity: reached ? 'error' : 'warning',
    message: `${subject(name, form)} ${remedy(name, form, near, names)}`,
    // `!Fn.` has no name to mark.
    span: span.start < span.end ? span : { start: span.start - 1, end: span.end },
    fixes: near === undefined ? [] : [{ ...changeWord(name, near, span), preferred: near === likely }],
  };
}

function subject(name: string, form: FunctionCall['form']): string {
  if (name === '') return 'The name of a function is missing here.';
  return form === 'expression' && asRoot(name) !== undefined
    ? `${quoted(name)} is no function.`
    : `Relay has no function ${quoted(name)}.`;
}

function remedy(name: string, form: FunctionCall['form'], near: string | undefined, names: readonly string[]): string {
  if (form === 'expression' && asRoot(name) !== undefined)
    return `Read from it with a dot or brackets: ${name}.… or ${name}['…'].`;
  return near === undefined ? `There are ${listed(names)}.` : `Did you mean ${quoted(near)}?`;
}

/** What other tools call them. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['default', 'coalesce'],
  ['first', 'coalesce'],
  ['join', 'concat'],
  ['str', 'toString'],
  ['string', 'toString'],
  ['tojson', 'jsonMarshal'],
  ['jsonencode', 'jsonMarshal'],
  ['fromjson', 'jsonUnmarshal'],
  ['jsondecode', 'jsonUnmarshal'],
  ['date', 'now'],
  ['get', 'path'],
]);
