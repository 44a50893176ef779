/**
 * All steps of a workflow, each summed up once for as long as its text is the same.
 */
import { summarizeSteps, type StepSummary } from '../../workflow/dependencies';
import { partsOf, type WorkflowPart } from '../../workflow/incremental';
import type { Workflow } from '../../workflow/model';
import { shiftName } from '../../workflow/parts/shift';
import { oncePerPart } from '../byParts';
import { optionalReferences } from './optionalReferences';

export function stepSummaries(workflow: Workflow): readonly StepSummary[] {
  return partsOf(workflow).flatMap(({ workflow: part, shift }) => {
    const summaries = summarizePart(part);
    return part === workflow ? summaries : summaries.map((summary) => shiftSummary(shift, summary));
  });
}

const summarizePart = oncePerPart((part) => summarizeSteps(part, optionalReferences(part)));

function shiftSummary(shift: WorkflowPart['shift'], { name, needs }: StepSummary): StepSummary {
  return { name, needs: needs.map((need) => ({ ...need, step: shiftName(shift, need.step) })) };
}
