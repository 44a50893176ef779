/**
 * Rules that look at one step, trigger or top-level entry at a time: what they find in one of them holds for as long as its text is the same,
 * wherever it moves.
 */
import { partsOf, predecessorOf, type WorkflowPart } from '../workflow/incremental';
import type { Parameter, Workflow } from '../workflow/model';
import { newNote } from '../workflow/noted';
import { shiftSpan, type Shift } from '../workflow/parts/shiftNodes';
import type { Diagnostic, Fix } from './types';

type Rule = (workflow: Workflow) => readonly Diagnostic[];

/** Such a rule can look at a part before the others are looked at. */
export interface PartRule extends Rule {
  readonly ahead: (workflow: Workflow, part: WorkflowPart) => void;
}

/**
 * The rule, remembering what it found. It may look at the text around a mistake and at the names of all parameters, but at no other step, and
 * at no error elsewhere. The parameters that it is given are those of the whole workflow, and only their names mean anything.
 */
export function byParts(rule: Rule): PartRule {
  const findInPart = oncePerPartAnd((part, parameters: Workflow['parameters']) => rule({ ...part, parameters }));
  const inAllParts = (workflow: Workflow): readonly Diagnostic[] => {
    const parameters = parametersOf(workflow);
    return inEachPart(workflow, (part) => findInPart(part, parameters));
  };
  return Object.assign(inAllParts, {
    ahead: (workflow: Workflow, part: WorkflowPart) => void findInPart(part, parametersOf(workflow)),
  });
}

/** In the offsets of their parts. The same array as for the workflow that this one was edited from, as long as the names are the same. */
function parametersOf(workflow: Workflow): Workflow['parameters'] {
  const known = parametersOfWorkflow.get(workflow);
  if (known !== undefined) return known;
  const parameters: Parameter[] = [];
  for (const part of partsOf(workflow).parts) parameters.push(...part.workflow.parameters);
  const previous = predecessorOf(workflow);
  const before = previous && parametersOfWorkflow.get(previous);
  const kept = before !== undefined && haveSameNames(before, parameters) ? before : parameters;
  parametersOfWorkflow.set(workflow, kept);
  return kept;
}

const parametersOfWorkflow = new WeakMap<Workflow, Workflow['parameters']>();

function haveSameNames(some: Workflow['parameters'], others: Workflow['parameters']): boolean {
  return some.length === others.length && some.every(({ name }, index) => name === others[index]?.name);
}

/** What is read out of a part, once. */
export function oncePerPart<Value>(read: (part: Workflow) => Value): (part: WorkflowPart) => Value {
  const readOnce = oncePerPartAnd((part) => read(part));
  return (part) => readOnce(part, undefined);
}

/** What is read out of a part and something else, once for as long as that is the same object. */
export function oncePerPartAnd<Other, Value>(
  read: (part: Workflow, other: Other) => Value,
): (part: WorkflowPart, other: Other) => Value {
  const note = newNote<{ readonly other: Other; readonly value: Value }>();
  return (part, other) => {
    const before = note.of(part);
    if (before !== undefined && before.other === other) return before.value;
    const value = read(part.workflow, other);
    note.write(part, { other, value });
    return value;
  };
}

/** What is found in all parts, in the offsets of the whole, by a rule that is asked every time. */
export function inEachPart(
  workflow: Workflow,
  rule: (part: WorkflowPart) => readonly Diagnostic[],
): readonly Diagnostic[] {
  const { parts, shiftOf } = partsOf(workflow);
  const found: Diagnostic[] = [];
  parts.forEach((part, position) => {
    const foundHere = rule(part);
    if (foundHere.length === 0) return;
    const shift = shiftOf(position);
    for (const diagnostic of foundHere)
      found.push(shift.offset === 0 ? diagnostic : shiftDiagnostic(shift, diagnostic));
  });
  return found;
}

function shiftDiagnostic(shift: Shift, diagnostic: Diagnostic): Diagnostic {
  const { code, severity, message, faded } = diagnostic;
  const span = shiftSpan(shift, diagnostic.span);
  const shifted = { code, severity, message, span, ...(faded !== undefined && { faded }) };
  if (!('fixes' in diagnostic)) return shifted;
  return {
    ...shifted,
    // Only a code action asks for them.
    get fixes() {
      return diagnostic.fixes?.map((fix) => shiftFix(shift, fix)) ?? [];
    },
  };
}

function shiftFix(shift: Shift, fix: Fix): Fix {
  return { ...fix, edits: fix.edits.map(({ span, newText }) => ({ span: shiftSpan(shift, span), newText })) };
}
