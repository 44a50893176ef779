/** The question for the value of one field: typed, or taken from a file or the clipboard where it may have several lines. */
import type { ConnectionField } from '../../../server/src/relay/connectionTypes';
import type { Redacted } from '../../../server/src/relay/redacted';
import {
  checkValue,
  withoutSpacesAround,
  type NamedValue,
  type ValueObjection,
} from '../../../server/src/relay/valueChecks';
import { askText, choose, type Answer, type Choice, type Reading, type StepFrame } from '../quickInput';
import { fieldAt, otherValues, typedAt, withValue, type Draft, type FieldValue } from './draft';
import { amountOf, describeValue, typedValue, valueOf } from './fieldValue';
import type { Move } from './questions';
import { takeValue, type ValueSource } from './valueSource';

/** What the user did at a field: a value for it, a wish to take one from elsewhere, to have one repaired, or to type after all. */
type ValueAnswer =
  | { readonly kind: 'value'; readonly value: FieldValue | undefined }
  | { readonly kind: 'take'; readonly source: ValueSource }
  | { readonly kind: 'repair'; readonly value: Redacted }
  | { readonly kind: 'type' };

/** What there is to go on from. */
interface State {
  readonly field: ConnectionField;
  readonly value: FieldValue | undefined;
  /** What was typed before and never accepted. */
  readonly typed: Redacted | undefined;
  /** What came of the last try to take a value. */
  readonly note?: string;
  /** What speaks against the value, or against the one that was not taken. */
  readonly objection?: ValueObjection | undefined;
}

type Check = (value: FieldValue | undefined) => ValueObjection | undefined;

export async function askValue(draft: Draft, index: number, frame: StepFrame): Promise<Answer<Move>> {
  const { field, value } = fieldAt(draft, index);
  const answer = await askFieldValue(
    {
      field,
      value,
      typed: typedAt(draft, { kind: 'fieldValue', index }),
      mayHaveLines: draft.namesFields,
      others: otherValues(draft, index),
      takesBytes: false,
    },
    frame,
  );
  return answer.kind === 'answer'
    ? { kind: 'answer', value: { draft: withValue(draft, index, answer.value) } }
    : answer;
}

export interface FieldQuestion extends Pick<State, 'field' | 'value' | 'typed'> {
  /** Nothing is known of the field: what is typed may have to come from a file or the clipboard after all. */
  readonly mayHaveLines: boolean;
  readonly others: readonly NamedValue[];
  /** A file that is no text will do, too. */
  readonly takesBytes: boolean;
}

/** `undefined` for an optional field that is left empty. */
export async function askFieldValue(
  { field, value, typed, mayHaveLines, others, takesBytes }: FieldQuestion,
  frame: StepFrame,
): Promise<Answer<FieldValue | undefined>> {
  const check: Check = (other) => (other?.binary ? undefined : checkValue(field, other?.secret, others));
  let state: State = { field, value, typed };
  let typing = !field.multiline || state.typed !== undefined;

  /** A value that cannot be right does not take the place of the one before. */
  const take = (taken: FieldValue, note: string): void => {
    const objection = check(taken);
    state = {
      ...state,
      objection,
      ...(objection?.severity === 'error' ? { note: 'Not taken.' } : { value: taken, typed: undefined, note }),
    };
  };

  for (;;) {
    const answer = await (typing ? typeValue(state, mayHaveLines, frame, check) : chooseSource(state, frame));
    if (answer.kind === 'cancelled') return answer;
    if (answer.kind === 'back') {
      const left = answer.typed ?? state.typed;
      if (!(typing && field.multiline)) return left === undefined ? answer : { kind: 'back', typed: left };
      typing = false;
      state = { field, value: state.value, typed: left };
      continue;
    }
    switch (answer.value.kind) {
      case 'value':
        return { kind: 'answer', value: answer.value.value };
      case 'type':
        typing = true;
        break;
      case 'repair':
        take(valueOf(answer.value.value), 'Repaired.');
        break;
      case 'take': {
        const taken = await takeValue(answer.value.source, field.label, takesBytes);
        if (taken === undefined) break;
        if ('problem' in taken) state = { ...state, note: taken.problem, objection: undefined };
        else take(taken.value, `${amountOf(taken.value)} taken from ${taken.from}.`);
      }
    }
  }
}

function typeValue(
  { field, value: accepted, typed, note = '', objection }: State,
  mayHaveLines: boolean,
  frame: StepFrame,
  check: Check,
): Promise<Answer<ValueAnswer>> {
  const value = typed === undefined ? accepted : valueOf(typed);
  // A secret is not put back into the window, not even as dots.
  const isShown = value !== undefined && !field.secret && value.lines === 1;
  const name = field.label === field.name ? field.name : `${field.label} (${field.name})`;
  return askText<ValueAnswer>({
    ...frame,
    back: frame.back || field.multiline,
    prompt: [note, objection?.message ?? '', name, field.help].filter((part) => part !== '').join(' — '),
    placeholder:
      value !== undefined
        ? `${typed === undefined ? describeValue(value) : 'typed before'}: press Enter to keep it, or type another`
        : field.required
          ? ''
          : 'optional: press Enter to leave it out',
    value: isShown ? value.secret.reveal() : '',
    password: field.secret,
    actions: mayHaveLines
      ? [
          { icon: 'folder-opened', tooltip: 'Take the Value from a File…', value: { kind: 'take', source: 'file' } },
          {
            icon: 'clippy',
            tooltip: 'Take the Value from the Clipboard',
            value: { kind: 'take', source: 'clipboard' },
          },
        ]
      : [],
    read: (text) => {
      const read = typedValue(withoutSpacesAround(field, text)) ?? (isShown ? undefined : value);
      if (read === undefined && field.required) return { problem: `${field.label} is needed.` };
      return readingOf(read, check);
    },
  });
}

function readingOf(value: FieldValue | undefined, check: Check): Reading<ValueAnswer> {
  const objection = check(value);
  if (objection === undefined) return { value: { kind: 'value', value } };
  const { message, repair } = objection;
  const mended = repair && {
    repair: { what: repair.what, read: () => readingOf(valueOf(repair.value), check) },
  };
  return objection.severity === 'error'
    ? { problem: message, ...mended }
    : { doubt: message, doubted: { kind: 'value', value }, ...mended };
}

function chooseSource({ field, value, note, objection }: State, frame: StepFrame): Promise<Answer<ValueAnswer>> {
  const { repair } = objection ?? {};
  const mend: Choice<ValueAnswer>[] =
    repair === undefined
      ? []
      : [{ label: '$(wand) Repair', description: repair.what, choice: { kind: 'repair', value: repair.value } }];
  const keep: Choice<ValueAnswer>[] =
    value === undefined
      ? []
      : [
          {
            label: '$(check) Continue',
            description: `with the value that is ${describeValue(value)}`,
            choice: { kind: 'value', value },
          },
        ];
  const leave: Choice<ValueAnswer>[] = field.required
    ? []
    : [{ label: '$(dash) Leave It Out', description: 'optional', choice: { kind: 'value', value: undefined } }];
  // A list has no line below its input; long words would be cut off in the input itself.
  const said = objection && `$(${objection.severity}) ${objection.message}`;
  const choices = [
    ...mend,
    ...keep,
    { label: '$(folder-opened) From a File…', detail: field.help, choice: { kind: 'take', source: 'file' } as const },
    { label: '$(clippy) From the Clipboard', choice: { kind: 'take', source: 'clipboard' } as const },
    { label: '$(edit) Type or Paste One Line', choice: { kind: 'type' } as const },
    ...leave,
  ];
  return choose<ValueAnswer>({
    ...frame,
    placeholder: note ?? `${field.label} (${field.name}): where is the value?`,
    choices: choices.map((choice, index) => (index === 0 && said !== undefined ? { ...choice, detail: said } : choice)),
  });
}
