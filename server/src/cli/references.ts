/**
 * `references FILE…`: what each workflow refers to, as one line of JSON a file.
 */
import { parseWorkflow } from '../workflow/model';
import type { References } from '../workflow/references';
import { refusals, type Refusal } from '../workflow/refusals';
import type { Span } from '../workflow/span';
import { readFiles, type ReadFile } from './files';
import { rangesIn, type Range } from './lines';
import { openOutput, tellUnreadable } from './output';

/** One line. Everything is in the order of the text, and what is referred to twice is there twice. */
export interface FileReferences {
  /** As it was named. */
  readonly file: string;
  readonly connections: readonly { readonly type: string; readonly name: string; readonly range: Range }[];
  readonly secrets: readonly NamedRange[];
  readonly parameters: readonly NamedRange[];
  readonly outputs: readonly { readonly from: string; readonly name: string; readonly range: Range }[];
  /** Steps whose status is asked for: `${steps.build.succeeded}`. */
  readonly steps: readonly NamedRange[];
  /** Why the engine does not read the file; empty where it does. */
  readonly syntaxErrors: readonly { readonly range: Range; readonly message: string }[];
}

interface NamedRange {
  readonly name: string;
  /** Of the whole reference: `secrets.token` without `${ }`, `!Secret token`. */
  readonly range: Range;
}

/**
 * Writes the lines to standard output, each as soon as it is known, and what could not be read to standard error.
 * @returns the exit code: 0, or 2 where a file could not be read
 */
export async function runReferences(names: readonly string[]): Promise<number> {
  const print = openOutput();
  let exitCode = 0;
  for await (const file of readFiles(names)) {
    if (file.kind === 'unreadable') {
      tellUnreadable(file);
      exitCode = 2;
    } else {
      await print(`${JSON.stringify(referencesOf(file))}\n`);
    }
  }
  return exitCode;
}

function referencesOf({ file, text, badBytes }: ReadFile & { readonly kind: 'read' }): FileReferences {
  const workflow = parseWorkflow(text);
  const range = rangesIn(text);
  const errors = [...(badBytes ? [badBytesRefusal(text)] : []), ...refusals(workflow)];
  const { connections, secrets, parameters, outputs, steps } = withoutThoseWithMistakes(workflow.references, errors);
  return {
    file,
    // What asks for every connection of a type, or for all outputs of a step, names none.
    connections: connections.flatMap(({ type, name, span }) =>
      name === undefined ? [] : { type: type.text, name: name.text, range: range(span) },
    ),
    secrets: secrets.map(({ name, span }) => ({ name: name.text, range: range(span) })),
    parameters: parameters.map(({ name, span }) => ({ name: name.text, range: range(span) })),
    outputs: outputs.flatMap(({ from, name, span }) =>
      name === undefined ? [] : { from: from.text, name: name.text, range: range(span) },
    ),
    steps: steps.flatMap(({ step, property, span }) =>
      property === undefined ? [] : { name: step.text, range: range(span) },
    ),
    syntaxErrors: errors.map(({ span, message }) => ({ range: range(span), message })),
  };
}

/** What is read of a reference around a mistake is a guess: good for the person who types it, and nothing to count on. */
function withoutThoseWithMistakes(references: References, errors: readonly Refusal[]): References {
  const isWhole = ({ span }: { readonly span: Span }): boolean =>
    !errors.some((error) => error.span.start < span.end && error.span.end > span.start);
  return {
    ...references,
    connections: references.connections.filter(isWhole),
    secrets: references.secrets.filter(isWhole),
    parameters: references.parameters.filter(isWhole),
    outputs: references.outputs.filter(isWhole),
    steps: references.steps.filter(isWhole),
  };
}

/** At the first character that stands for bytes without a meaning. */
function badBytesRefusal(text: string): Refusal {
  const start = text.indexOf('\ufffd');
  return { span: { start, end: start + 1 }, message: 'This file is not UTF-8 here. Save it as UTF-8.' };
}
