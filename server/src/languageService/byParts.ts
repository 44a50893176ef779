/**
 * Rules that look at one step, trigger or top-level entry at a time: what they find in one of them holds for as long as its text is the same,
 * wherever it moves.
 */
import { partsOf, type WorkflowPart } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
import type { Span } from '../workflow/span';
import type { Diagnostic, Fix } from './types';

type Rule = (workflow: Workflow) => readonly Diagnostic[];

/**
 * The rule, remembering what it found. It may look at the text around a mistake and at the names of all parameters, but at no other step, and
 * at no error elsewhere. The parameters that it is given are those of the whole workflow, and only their names mean anything.
 */
export function byParts(rule: Rule): Rule {
  const known = new WeakMap<Workflow, { readonly names: string; readonly found: readonly Diagnostic[] }>();
  return (workflow) => {
    const { parameters } = workflow;
    const names = JSON.stringify(parameters.map(({ name }) => name));
    return inEachPart(workflow, (part) => {
      const before = known.get(part);
      if (before?.names === names) return before.found;
      const found = rule(part === workflow ? workflow : { ...part, parameters });
      known.set(part, { names, found });
      return found;
    });
  };
}

/** What is read out of a part, once. */
export function oncePerPart<Value>(read: (part: Workflow) => Value): (part: Workflow) => Value {
  const known = new WeakMap<Workflow, { readonly value: Value }>();
  return (part) => {
    const before = known.get(part);
    if (before !== undefined) return before.value;
    const value = read(part);
    known.set(part, { value });
    return value;
  };
}

/** The same for a rule that looks at more than the text, and is asked every time. */
export function inEachPart(workflow: Workflow, rule: Rule): readonly Diagnostic[] {
  return partsOf(workflow).flatMap((part) => {
    const found = rule(part.workflow);
    return part.shift.offset === 0 ? found : found.map((diagnostic) => shiftDiagnostic(part, diagnostic));
  });
}

function shiftDiagnostic({ shift }: WorkflowPart, diagnostic: Diagnostic): Diagnostic {
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

function shiftFix(shift: WorkflowPart['shift'], fix: Fix): Fix {
  return { ...fix, edits: fix.edits.map(({ span, newText }) => ({ span: shiftSpan(shift, span), newText })) };
}

function shiftSpan({ offset }: WorkflowPart['shift'], { start, end }: Span): Span {
  return { start: start + offset, end: end + offset };
}
