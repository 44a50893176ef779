/** The questions of the form, but for those about values. Each answers with the draft as it is then. */
import type { ConnectionId } from '../../../server/src/relay/account';
import { askText, choose, separator, type Answer, type StepFrame } from '../quickInput';
import {
  fieldAt,
  typedAt,
  withAnotherField,
  withFieldName,
  withFieldSecrecy,
  withName,
  withType,
  withWay,
  type Draft,
  type Step,
  type TypeFacts,
} from './draft';
import { describeValue } from './fieldValue';

export interface FormSetting {
  readonly accountName: string;
  readonly factsOf: (type: string) => Promise<TypeFacts>;
  /** What is offered as a type: those in our table and the account's own. */
  readonly types: readonly { readonly type: string; readonly detail: string }[];
  /** Whether the account is known to have it already. */
  readonly exists: (id: ConnectionId) => boolean;
  /** Put before the title, e.g. `(2 of 3)`, when this is one of several, which can be skipped. */
  readonly prefix?: string | undefined;
}

/** The answer to one step: the draft with it, and where to go on when not at the next step. After the summary the next is the end. */
export interface Move {
  readonly draft: Draft;
  readonly to?: Step;
}

export async function askType(draft: Draft, frame: StepFrame, { types, factsOf }: FormSetting): Promise<Answer<Move>> {
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

export function askName(draft: Draft, frame: StepFrame, { accountName, exists }: FormSetting): Promise<Answer<Move>> {
  return askText<Move>({
    ...frame,
    prompt: `Name of the ${draft.type} connection, as workflows refer to it`,
    value: typedAt(draft, { kind: 'name' })?.reveal() ?? draft.name,
    read: (text) => {
      const name = text.trim();
      if (name === '') return { problem: 'A connection needs a name.' };
      if (exists({ type: draft.type, name }))
        return { problem: `Account ${accountName} already has the ${draft.type} connection "${name}".` };
      return { value: { draft: withName(draft, name) } };
    },
  });
}

export function askWay(draft: Draft, frame: StepFrame): Promise<Answer<Move>> {
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

export function askFieldName(draft: Draft, index: number, frame: StepFrame): Promise<Answer<Move>> {
  const taken = new Set(draft.fields.flatMap(({ field }, at) => (at === index ? [] : [field.name])));
  return askText<Move>({
    ...frame,
    prompt: `Name of ${index === 0 ? 'a' : 'another'} field of ${draft.type} connections, exactly as the service spells it`,
    placeholder: 'for example apiKey',
    value: typedAt(draft, { kind: 'fieldName', index })?.reveal() ?? fieldAt(draft, index).field.name,
    read: (text) => {
      const name = text.trim();
      if (name === '') return { problem: 'A field needs a name.' };
      if (taken.has(name)) return { problem: `There is a field named ${name} already.` };
      return { value: { draft: withFieldName(draft, index, name) } };
    },
  });
}

export function askFieldSecrecy(draft: Draft, index: number, frame: StepFrame): Promise<Answer<Move>> {
  const { name } = fieldAt(draft, index).field;
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

export function askMoreFields(draft: Draft, frame: StepFrame): Promise<Answer<Move>> {
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
export function confirm(draft: Draft, frame: StepFrame): Promise<Answer<Move>> {
  const fields = draft.inBrowser ? [] : draft.fields;
  const check = `Check, then ${draft.replaces ? 'replace' : 'create'}; choose a field to change it`;
  return choose<Move>({
    ...frame,
    placeholder: fields.length === 0 ? 'Check, then go on' : check,
    choices: [
      { ...endOf(draft), description: `${draft.type} connection "${draft.name}"`, choice: { draft } },
      ...(fields.length === 0 ? [] : [separator('fields')]),
      ...fields.map(({ field, value }, index) => ({
        label: field.label,
        description: describeValue(value),
        choice: { draft, to: { kind: 'fieldValue', index } as const },
      })),
    ],
  });
}

function endOf({ inBrowser, replaces }: Draft): { readonly label: string; readonly detail?: string } {
  if (replaces)
    return {
      label: '$(replace-all) Replace the Values',
      detail: 'All old values are overwritten and cannot be read back, also of fields left out.',
    };
  return { label: inBrowser ? '$(link-external) Authorize in the Browser' : '$(add) Create' };
}
