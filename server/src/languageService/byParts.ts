/**
 * Rules that look at one step, trigger or top-level entry at a time: what they find in one of them holds for as long as its text is the same,
 * wherever it moves.
 */
import { foundInParts, type Found } from '../workflow/foundInParts';
import { partsOf, predecessorOf, type WorkflowPart } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
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
  const find = foundInParts((part, parameters: Workflow['parameters']) => rule({ ...part, parameters }));
  const inAllParts = (workflow: Workflow): readonly Diagnostic[] =>
    shiftFound(workflow, find(workflow, parametersOf(workflow)));
  return Object.assign(inAllParts, {
    ahead: (workflow: Workflow, part: WorkflowPart) => find.ahead(part, parametersOf(workflow)),
  });
}

/** In the offsets of their part. The same array for as long as the names are the same, also where no rule has been asked of the versions between. */
function parametersOf(workflow: Workflow): Workflow['parameters'] {
  // Twice at the top, the key would make one part of the whole.
  const [declared] = declaredIn(workflow, undefined);
  const part = declared && partsOf(workflow).parts[declared.position];
  if (declared === undefined || part === undefined) return noParameters;
  const known = parametersOfPart.of(part);
  if (known !== undefined) return known;
  const previous = predecessorOf(workflow);
  const before = previous && parametersOf(previous);
  const kept = before !== undefined && haveSameNames(before, declared.items) ? before : declared.items;
  parametersOfPart.write(part, kept);
  return kept;
}

const declaredIn = foundInParts((part) => part.parameters);

const noParameters: Workflow['parameters'] = [];

const parametersOfPart = newNote<Workflow['parameters']>();

function haveSameNames(some: Workflow['parameters'], others: Workflow['parameters']): boolean {
  return some.length === others.length && some.every(({ name }, index) => name === others[index]?.name);
}

/** What diagnostics of parts are in the offsets of the whole. */
export function shiftFound(workflow: Workflow, found: readonly Found<Diagnostic>[]): readonly Diagnostic[] {
  const { shiftOf } = partsOf(workflow);
  return found.flatMap(({ position, items }) => {
    const shift = shiftOf(position);
    return shift.offset === 0 ? items : items.map((diagnostic) => shiftDiagnostic(shift, diagnostic));
  });
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
