/**
 * `root-unavailable`: an expression reads something that has no value in this place.
 *
 *     steps:
 *     - spec:
 *         title: ${event.title}
 *                  ^^^^^ A step does not see the event. …
 */
import { pathsOf } from '../../workflow/expression';
import type { Workflow } from '../../workflow/model';
import type { Holder } from '../../workflow/references';
import { referenceSpan } from '../../workflow/tagReference';
import type { Span } from '../../workflow/span';
import { certaintyOf, isReachedIn } from '../certainty';
import { evaluatedNodes, referenceTypeOf } from '../evaluatedNodes';
import { asRoot, rootsAt, type Root } from '../roots';
import { placeOf, readableExpressions, type PlacedExpression } from '../templates';
import type { Diagnostic, Fix } from '../types';

export function rootUnavailable(workflow: Workflow): readonly Diagnostic[] {
  const declared = new Set(workflow.parameters.map(({ name }) => name));
  return [
    ...readableExpressions(workflow).flatMap((expression) => inExpression(expression, declared)),
    ...inTags(workflow),
  ];
}

function inExpression({ site, part }: PlacedExpression, declared: ReadonlySet<string>): readonly Diagnostic[] {
  const { holder } = site;
  const available = rootsAt(holder);
  const missing = pathsOf(part.parsed).flatMap(({ segments: [first, second], piped }) => {
    const root = first?.name === undefined ? undefined : asRoot(first.name);
    return piped || !first || !root || available.includes(root) ? [] : [{ root, first, second }];
  });
  if (missing.length === 0) return [];
  const certainty = certaintyOf(part.parsed, holder);
  return missing.map(({ root, first, second }) => {
    const span = placeOf(site, first.span);
    const certain = certainty.isReached(first.span.start) && !certainty.isForgiven(first.span.start);
    const isParameter = holder.kind === 'step' && first.quote === undefined && declared.has(second?.name ?? '');
    return describe(root, holder, span, certain, isParameter ? [readParameter(span)] : []);
  });
}

/** `event.title` where the parameter `title` is there, as it is once a binding hands it over. */
function readParameter(span: Span): Fix {
  return { title: 'Read the parameter of that name', edits: [{ span, newText: 'parameters' }], preferred: true };
}

/** `!Data`, `!Parameter` and the like, which ask for the same things. */
function inTags(workflow: Workflow): readonly Diagnostic[] {
  const { parameters, outputs } = workflow.references;
  const tagged = [
    ...parameters.map((reference) => ({ root: 'parameters' as const, ...reference })),
    ...outputs.map((reference) => ({ root: 'outputs' as const, ...reference })),
  ].filter(({ form }) => form !== 'template');
  const data = evaluatedNodes(workflow).flatMap(([node, holder]) =>
    referenceTypeOf(node) === 'Data' ? [{ root: 'event' as const, span: referenceSpan(node), holder }] : [],
  );
  return [...tagged, ...data].flatMap(({ root, span, holder }) =>
    rootsAt(holder).includes(root) ? [] : [describe(root, holder, span, isReachedIn(holder), [])],
  );
}

/** The engine stops at an event that is not there. The others it takes for values that are still to come, and waits for them in vain. */
function describe(root: Root, holder: Holder, span: Span, certain: boolean, fixes: readonly Fix[]): Diagnostic {
  return {
    code: 'root-unavailable',
    severity: root === 'event' && certain ? 'error' : 'warning',
    message: messageOf(root, holder),
    span,
    fixes,
  };
}

function messageOf(root: Root, holder: Holder): string {
  if (root === 'event') {
    return holder.kind === 'step'
      ? "A step does not see the event. Let the trigger's binding hand it to a parameter, and read ${parameters.…} here."
      : 'The event is not there yet when the source of a trigger is set up: only "binding" and "when" see it.';
  }
  const reason = root === 'parameters' ? 'they get their values when the workflow starts' : 'no step has run yet';
  const other = rootsAt(holder).includes('event') ? ', or read ${event.…}' : '';
  return `A trigger does not see ${root}: ${reason}. Write the value itself${other}.`;
}
