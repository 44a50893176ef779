/**
 * The secure input: asks, one step a question, for what a draft still lacks. What is typed into a secret field is shown as dots, becomes `Redacted` when the
 * step is accepted, and is never shown again.
 */
import type { ConnectionId } from '../../server/src/relay/account';
import {
  firstIncomplete,
  firstStep,
  positionOf,
  stepAfter,
  stepBefore,
  stepsOf,
  titleOf,
  withAnotherField,
  withFieldName,
  withFieldSecrecy,
  withName,
  withoutUnnamedField,
  withType,
  withValue,
  withWay,
  type Draft,
  type FieldValue,
  type Step,
  type TypeFacts,
} from './form/draft';
import { countLines, describeValue, typedValue } from './form/fieldValue';
import { takeValue, type ValueSource } from './form/valueSource';
import { askText, choose, separator, type Answer, type Choice, type StepFrame } from './quickInput';

export interface FormSetting {
  readonly accountName: string;
  readonly factsOf: (type: string) => Promise<TypeFacts>;
  /** What is offered as a type: those in our table and the account's own. */
  readonly types: readonly { readonly type: string; readonly detail: string }[];
  /** Whether the account is known to have it already. */
  readonly exists: (id: ConnectionId) => boolean;
  /** Put before the title, e.g. `(2 of 3)`. */
  readonly prefix?: string | undefined;
}

/** The answer to one step: the draft with it, and where to go on when not at the next step. After the summary the next is the end. */
interface Move {
  readonly draft: Draft;
  readonly to?: Step;
}

export type FormEnd = { readonly kind: 'confirmed'; readonly draft: Draft } | { readonly kind: 'cancelled' };

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
      step = stepBefore(draft, step) ?? step;
      draft = withoutUnnamedField(draft);
      continue;
    }
    const move = answer.value;
    draft = move.draft;
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
  };
}

async function askType(draft: Draft, frame: StepFrame, { types, factsOf }: FormSetting): Promise<Answer<Move>> {
  const answer = await choose<string>({
    ...frame,
    placeholder: 'Type of the connection: pick one, or type any other',
    choices: types.map(({ type, detail }) => ({ label: type, description: detail, choice: type })),
    ofTyped: (text) =>
      text === '' || types.some(({ type }) => type === text)
        ? undefined
        : { label: `$(edit) ${text}`, description: 'another type: you name its fields', choice: text },
  });
  if (answer.kind !== 'answer') return answer;
  return { kind: 'answer', value: { draft: withType(draft, answer.value, await factsOf(answer.value)) } };
}

function askName(draft: Draft, frame: StepFrame, { accountName, exists }: FormSetting): Promise<Answer<Move>> {
  return askText<Move>({
    ...frame,
    prompt: `Name of the ${draft.type} connection, as workflows refer to it`,
    value: draft.name,
    read: (text) => {
      const name = text.trim();
      if (name === '') return { problem: 'A connection needs a name.' };
      if (exists({ type: draft.type, name }))
        return { problem: `Account ${accountName} already has the ${draft.type} connection "${name}".` };
      return { value: { draft: withName(draft, name) } };
    },
  });
}

function askWay(draft: Draft, frame: StepFrame): Promise<Answer<Move>> {
  return choose<Move>({
    ...frame,
    placeholder: `How do you want to connect ${draft.type}?`,
    choices: [
      {
        label: '$(link-external) Authorize in the Browser',
        description: 'no secret passes through here',
        choice: { draft: withWay(draft, true) },
      },
      {
        label: '$(edit) Fill In the Fields',
        description: draft.fields.map(({ field }) => field.label).join(', '),
        choice: { draft: withWay(draft, false) },
      },
    ],
  });
}

function askFieldName(draft: Draft, index: number, frame: StepFrame): Promise<Answer<Move>> {
  const taken = new Set(draft.fields.flatMap(({ field }, at) => (at === index ? [] : [field.name])));
  return askText<Move>({
    ...frame,
    prompt: `Name of ${index === 0 ? 'a' : 'another'} field of ${draft.type} connections, exactly as the service spells it`,
    placeholder: 'for example apiKey',
    value: draft.fields[index]?.field.name ?? '',
    read: (text) => {
      const name = text.trim();
      if (name === '') return { problem: 'A field needs a name.' };
      if (taken.has(name)) return { problem: `There is a field named ${name} already.` };
      return { value: { draft: withFieldName(draft, index, name) } };
    },
  });
}

function askFieldSecrecy(draft: Draft, index: number, frame: StepFrame): Promise<Answer<Move>> {
  const name = draft.fields[index]?.field.name ?? '';
  return choose<Move>({
    ...frame,
    placeholder: `Is the value of ${name} a secret?`,
    choices: [
      {
        label: '$(lock) Secret',
        description: 'shown as dots while you type',
        choice: { draft: withFieldSecrecy(draft, index, true) },
      },
      {
        label: '$(eye) Not Secret',
        description: 'shown while you type',
        choice: { draft: withFieldSecrecy(draft, index, false) },
      },
    ],
  });
}

/** What the user did at a field: a value for it, a wish to take one from elsewhere, or to type after all. */
type ValueAnswer =
  | { readonly kind: 'value'; readonly value: FieldValue | undefined }
  | { readonly kind: 'take'; readonly source: ValueSource }
  | { readonly kind: 'type' };

async function askValue(draft: Draft, index: number, frame: StepFrame): Promise<Answer<Move>> {
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

function askMoreFields(draft: Draft, frame: StepFrame): Promise<Answer<Move>> {
  const more = withAnotherField(draft);
  return choose<Move>({
    ...frame,
    placeholder: `${draft.type} has ${draft.fields.map(({ field }) => field.name).join(', ')}. Is there another field?`,
    choices: [
      { label: '$(check) Done', description: 'these are all fields', choice: { draft } },
      {
        label: '$(add) Add Another Field',
        choice: { draft: more, to: { kind: 'fieldName', index: draft.fields.length } },
      },
    ],
  });
}

/** Names of fields and whether they are set; no value. Choosing one goes back to it. */
function confirm(draft: Draft, frame: StepFrame): Promise<Answer<Move>> {
  const label = draft.inBrowser ? '$(link-external) Authorize in the Browser' : '$(add) Create';
  const fields = draft.inBrowser ? [] : draft.fields;
  return choose<Move>({
    ...frame,
    placeholder: fields.length === 0 ? 'Check, then go on' : 'Check, then create; choose a field to change it',
    choices: [
      { label, description: `${draft.type} connection "${draft.name}"`, choice: { draft } },
      ...(fields.length === 0 ? [] : [separator('fields')]),
      ...fields.map(({ field, value }, index) => ({
        label: field.label,
        description: describeValue(value),
        choice: { draft, to: { kind: 'fieldValue', index } as const },
      })),
    ],
  });
}

/** A step is only shown for a field that the draft has. */
const unexpectedField: Draft['fields'][number] = {
  field: { name: '', label: '', help: '', secret: true, multiline: false, required: false },
};
