/**
 * What is wrong with the structure of a workflow: its keys and values, its steps and what they wait for, its parameters. Whatever the account holds.
 */
import type { Workflow } from '../workflow/model';
import { outermostPlace, readPlaces } from '../workflow/places';
import { byParts, type PartRule } from './byParts';
import { bindingParameterUndeclared } from './diagnostics/bindingParameterUndeclared';
import { dependencyCycle } from './diagnostics/dependencyCycle';
import { emptyItem, keyMissing } from './diagnostics/keyMissing';
import { keyUnexpected } from './diagnostics/keyUnexpected';
import { outputStepUnknown } from './diagnostics/outputStepUnknown';
import { parameterUndeclared } from './diagnostics/parameterUndeclared';
import { parameterUnused } from './diagnostics/parameterUnused';
import { scheduleInvalid } from './diagnostics/scheduleInvalid';
import { stepDependsOnItself } from './diagnostics/stepDependsOnItself';
import { stepNameDuplicate } from './diagnostics/stepNameDuplicate';
import { stepUnknown } from './diagnostics/stepUnknown';
import { tagWithoutEffect } from './diagnostics/tagWithoutEffect';
import { triggerNameDuplicate } from './diagnostics/triggerNameDuplicate';
import { valueEnum } from './diagnostics/valueEnum';
import { valueKind } from './diagnostics/valueKind';
import { remembered } from './remembered';
import type { StructureRule } from './structure/subject';
import type { Diagnostic } from './types';

/** Of one place at a time. */
const placeRules: readonly StructureRule[] = [keyMissing, keyUnexpected, valueEnum, scheduleInvalid];

/** Of several steps and triggers, or of what the parameters are and who reads them. */
const workflowRules: readonly ((workflow: Workflow) => readonly Diagnostic[])[] = [
  stepNameDuplicate,
  triggerNameDuplicate,
  stepUnknown,
  outputStepUnknown,
  stepDependsOnItself,
  dependencyCycle,
  parameterUndeclared,
  bindingParameterUndeclared,
  parameterUnused,
];

/** In the order of the text. Computed once for each workflow: an account that changes does not touch it. */
export const diagnoseStructure = remembered((workflow: Workflow): readonly Diagnostic[] =>
  inOrder(
    eachOnce([...structureInParts(workflow)(workflow), ...(isWhole(workflow) ? diagnoseOutermost(workflow) : [])]),
  ),
);

/** What is said of one part at a time: nothing but of its tags in a text that is no YAML. */
export function structureInParts(workflow: Workflow): PartRule {
  return isWhole(workflow) ? placesAndTags : tagsAlone;
}

const placesAndTags = byParts((workflow) => {
  const found = diagnosePlaces(workflow);
  const ignored = found.filter(({ code }) => code === 'key-unexpected');
  return [...found, ...tagWithoutEffect(workflow, new Set(ignored.map(({ span }) => span.start)))];
});

const tagsAlone = byParts((workflow) => tagWithoutEffect(workflow, new Set()));

/** What is wrong in all places but the outermost, whose keys are parts of their own. */
function diagnosePlaces(workflow: Workflow): readonly Diagnostic[] {
  const places = readPlaces(workflow.root).filter(({ kind }) => kind !== 'workflow');
  const subject = { workflow, places };
  return [valueKind, emptyItem, ...placeRules].flatMap((rule) => rule(subject));
}

function diagnoseOutermost(workflow: Workflow): readonly Diagnostic[] {
  const outermost = outermostPlace(workflow.root);
  return [
    ...placeRules.flatMap((rule) => (outermost ? rule({ workflow, places: [outermost] }) : [])),
    ...workflowRules.flatMap((rule) => rule(workflow)),
  ];
}

/** After any other error of the YAML, a step or a key may be missing only because it could not be read. */
const harmless = new Set(['DUPLICATE_KEY', 'BAD_ANCHOR', 'BAD_DIRECTIVE', 'BAD_DQ_ESCAPE', 'CONTROL_CHARACTER']);

function isWhole({ errors }: Workflow): boolean {
  return errors.every(({ code }) => harmless.has(code));
}

export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A value that aliases repeat is told of once, where it stands. */
function eachOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter(({ code, message, span }) => {
    const identity = `${code} ${span.start} ${span.end} ${message}`;
    return !told.has(identity) && told.add(identity);
  });
}
