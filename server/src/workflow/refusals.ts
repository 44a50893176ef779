/**
 * Why the engine does not read a text at all: its YAML, the kinds of its values, its tags or its templates. What is read and then goes wrong
 * (an unknown function, a name that is no string) is not here.
 */
import { wrongKinds, type WrongKind } from './decoding';
import { malformedMessage } from './malformedMessage';
import { effectiveEntriesOnce } from './merges';
import type { Workflow } from './model';
import type { Span } from './span';
import { notRead } from './yaml/rest';

export interface Refusal {
  readonly span: Span;
  /** One or two sentences for a person: what is wrong, and what to do. */
  readonly message: string;
}

/** In the order of the text. */
export function refusals(workflow: Workflow): readonly Refusal[] {
  const { root } = workflow;
  const kinds = root === undefined ? [] : wrongKinds(root, effectiveEntriesOnce());
  return inOrder([...kinds.map(wrongKindRefusal), ...documentRefusals(workflow)]);
}

/** The same of a text that is one expression position from its root, where any value will do. */
export function expressionDocumentRefusals(document: Workflow): readonly Refusal[] {
  return inOrder(documentRefusals(document));
}

function documentRefusals({ text, errors, references, sites }: Workflow): readonly Refusal[] {
  const { malformedConnections, malformedTags, unknownTags } = references;
  const connections = malformedConnections.map((malformed) => ({ type: 'Connection', ...malformed }) as const);
  return [
    ...(errors.length === 0 && nothingInIt.test(text) ? [emptyRefusal] : []),
    ...errors.filter(({ code }) => code !== notRead),
    // The mapping with `$type` and the names in a tag are read later, when the workflow runs.
    ...[...connections, ...malformedTags]
      .filter(({ form, problem }) => form === 'tag' && problem.kind !== 'notAString')
      .map((malformed) => ({ span: malformed.span, message: malformedMessage(malformed) })),
    ...unknownTags.map(({ text, span }) => ({ span, message: unknownTagMessage(text) })),
    ...sites.flatMap(({ scalar, template }) =>
      template.errors.map(({ span, message }) => ({ span: scalar.source.toDocument(span), message })),
    ),
  ];
}

/** Blank lines and comments up to the end, or to a `...`. A `---` makes a document, though an empty one. */
const nothingInIt = /^\ufeff?(?:[ \t]*(?:#.*)?(?:\r\n?|\n))*(?:[ \t]*(?:#.*)?$|\.\.\.(?:\s|$))/;

const emptyRefusal: Refusal = {
  span: { start: 0, end: 0 },
  message: 'There is nothing in this file that Relay reads.',
};

function wrongKindRefusal({ what, expected, span }: WrongKind): Refusal {
  const subject = what.charAt(0).toUpperCase() + what.slice(1);
  return { span, message: `${subject} must be ${expected}. Relay does not read the file otherwise.` };
}

function unknownTagMessage(text: string): string {
  return `Relay does not know the tag ${text}. Remove it, or write one that Relay knows, such as !Connection or !Secret.`;
}

function inOrder(found: readonly Refusal[]): readonly Refusal[] {
  return found
    .map(({ span, message }) => ({ span, message }))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
