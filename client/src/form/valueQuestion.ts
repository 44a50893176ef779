/** The question for the value of one field: typed, or taken from a file or the clipboard where it may have several lines. */
import { askText, choose, type Answer, type Choice, type StepFrame } from '../quickInput';
import { withValue, type Draft, type FieldValue } from './draft';
import { countLines, describeValue, typedValue } from './fieldValue';
import type { Move } from './questions';
import { takeValue, type ValueSource } from './valueSource';

/** What the user did at a field: a value for it, a wish to take one from elsewhere, or to type after all. */
type ValueAnswer =
  | { readonly kind: 'value'; readonly value: FieldValue | undefined }
  | { readonly kind: 'take'; readonly source: ValueSource }
  | { readonly kind: 'type' };

export async function askValue(draft: Draft, index: number, frame: StepFrame): Promise<Answer<Move>> {
  let value = draft.fields[index]?.value;
  let note: string | undefined;
  let typing = draft.fields[index]?.field.multiline !== true;
  for (;;) {
    const shown = withValue(draft, index, value);
    const answer = await (typing ? typeValue(shown, index, frame, note) : chooseSource(shown, index, frame, note));
    if (answer.kind === 'back' && typing && draft.fields[index]?.field.multiline === true) {
      typing = false;
      continue;
    }
    if (answer.kind !== 'answer') return answer;
    if (answer.value.kind === 'value')
      return { kind: 'answer', value: { draft: withValue(draft, index, answer.value.value) } };
    if (answer.value.kind === 'type') {
      typing = true;
      continue;
    }
    const taken = await takeValue(answer.value.source, draft.fields[index]?.field.label ?? '');
    if (taken === undefined) continue;
    if ('problem' in taken) {
      note = taken.problem;
    } else {
      value = taken.value;
      note = `${countLines(value.lines)} taken from ${taken.from}.`;
    }
  }
}

function typeValue(draft: Draft, index: number, frame: StepFrame, note = ''): Promise<Answer<ValueAnswer>> {
  const { field, value } = draft.fields[index] ?? unexpectedField;
  const isSet = value !== undefined;
  return askText<ValueAnswer>({
    ...frame,
    back: frame.back || field.multiline,
    prompt: [note, field.label === field.name ? field.name : `${field.label} (${field.name})`, field.help]
      .filter((part) => part !== '')
      .join(' — '),
    placeholder: isSet
      ? `${describeValue(value)}: press Enter to keep it, or type another`
      : field.required
        ? ''
        : 'optional: press Enter to leave it out',
    // A secret is not put back into the window, not even as dots.
    value: isSet && !field.secret && value.lines === 1 ? value.secret.reveal() : '',
    password: field.secret,
    actions: draft.namesFields
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
      const typed = typedValue(text) ?? (field.secret || (value?.lines ?? 0) > 1 ? value : undefined);
      if (typed === undefined && field.required) return { problem: `${field.label} is needed.` };
      return { value: { kind: 'value', value: typed } };
    },
  });
}

function chooseSource(draft: Draft, index: number, frame: StepFrame, note?: string): Promise<Answer<ValueAnswer>> {
  const { field, value } = draft.fields[index] ?? unexpectedField;
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
  return choose<ValueAnswer>({
    ...frame,
    placeholder: note ?? `${field.label} (${field.name}): where is the value?`,
    choices: [
      ...keep,
      // A list has no line below its input; long words would be cut off in the input itself.
      { label: '$(folder-opened) From a File…', detail: field.help, choice: { kind: 'take', source: 'file' } },
      { label: '$(clippy) From the Clipboard', choice: { kind: 'take', source: 'clipboard' } },
      { label: '$(edit) Type or Paste One Line', choice: { kind: 'type' } },
      ...leave,
    ],
  });
}

/** A step is only shown for a field that the draft has. */
const unexpectedField: Draft['fields'][number] = {
  field: { name: '', label: '', help: '', secret: true, multiline: false, required: false },
};
