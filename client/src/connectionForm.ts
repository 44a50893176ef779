/**
 * The secure input: asks, one step a question, for what a draft still lacks. What is typed into a secret field is shown as dots, becomes `Redacted` when the
 * step is accepted, and is never shown again.
 */
import {
  firstIncomplete,
  firstStep,
  positionOf,
  stepAfter,
  stepBefore,
  stepsOf,
  titleOf,
  withoutUnnamedField,
  withTyped,
  type Draft,
  type Step,
} from './form/draft';
import {
  askFieldName,
  askFieldSecrecy,
  askMoreFields,
  askName,
  askType,
  askWay,
  confirm,
  type FormSetting,
  type Move,
} from './form/questions';
import { askValue } from './form/valueQuestion';
import type { Answer, StepFrame } from './quickInput';

export type { FormSetting } from './form/questions';

export type FormEnd =
  { readonly kind: 'confirmed'; readonly draft: Draft } | { readonly kind: 'cancelled'; readonly skipped?: true };

/** Up to the confirmed summary, from the first step or, to change something, from the one named. */
export async function fillForm(start: Draft, at: Step | undefined, setting: FormSetting): Promise<FormEnd> {
  let draft = start;
  let step = at ?? firstStep(draft);
  /** Something already answered is being changed: then the summary comes next, not the questions in between. */
  let revising = at !== undefined;
  for (;;) {
    const answer = await show(draft, step, setting);
    if (answer.kind === 'cancelled') return answer;
    if (answer.kind === 'back') {
      if (answer.typed !== undefined) draft = withTyped(draft, step, answer.typed);
      step = stepBefore(draft, step) ?? step;
      draft = withoutUnnamedField(draft);
      continue;
    }
    const move = answer.value;
    draft = withTyped(move.draft, step, undefined);
    if (move.to !== undefined) {
      revising = step.kind === 'summary';
      step = move.to;
    } else if (step.kind === 'summary') {
      const open = firstIncomplete(draft);
      if (open === undefined) return { kind: 'confirmed', draft };
      step = open;
    } else {
      step = revising && firstIncomplete(draft) === undefined ? { kind: 'summary' } : stepAfter(draft, step);
    }
  }
}

function show(draft: Draft, step: Step, setting: FormSetting): Promise<Answer<Move>> {
  const frame = frameOf(draft, step, setting);
  switch (step.kind) {
    case 'type':
      return askType(draft, frame, setting);
    case 'name':
      return askName(draft, frame, setting);
    case 'way':
      return askWay(draft, frame);
    case 'fieldName':
      return askFieldName(draft, step.index, frame);
    case 'fieldSecrecy':
      return askFieldSecrecy(draft, step.index, frame);
    case 'fieldValue':
      return askValue(draft, step.index, frame);
    case 'moreFields':
      return askMoreFields(draft, frame);
    case 'summary':
      return confirm(draft, frame);
  }
}

function frameOf(draft: Draft, step: Step, { accountName, prefix }: FormSetting): StepFrame {
  const title = titleOf(draft, accountName);
  return {
    title: prefix === undefined ? title : `${prefix} ${title}`,
    step: positionOf(draft, step) + 1,
    totalSteps: stepsOf(draft).length,
    back: stepBefore(draft, step) !== undefined,
    skip: prefix !== undefined,
  };
}
