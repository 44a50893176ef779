/**
 * A connection on its way to being created: what has been answered and what is asked next. Plain data; the values are `Redacted` from here on.
 * A type we know has fields we know; for any other the user names the fields.
 */
import type { ConnectionId, ConnectionToCreate } from '../../../server/src/relay/account';
import type { ConnectionProvider, NewConnection } from '../../../server/src/relay/api';
import type { ConnectionField } from '../../../server/src/relay/connectionTypes';
import type { Redacted } from '../../../server/src/relay/redacted';
import type { NamedValue } from '../../../server/src/relay/valueChecks';

export interface Draft {
  readonly type: string;
  readonly name: string;
  /** The connection is there, and its values are to be replaced. */
  readonly replaces: boolean;
  /** Parts that the workflow already says: not asked again. */
  readonly given: { readonly type: boolean; readonly name: boolean };
  /** How the service makes connections of the type: from fields, by authorizing in the browser, or either. */
  readonly ways: ConnectionProvider;
  readonly inBrowser: boolean;
  readonly fields: readonly DraftField[];
  /** The type is not in our table: the user names its fields, one after the other. */
  readonly namesFields: boolean;
  /** What was typed at a step and not accepted before the user went back from it, by `keyOf` the step. */
  readonly typed: ReadonlyMap<string, Redacted>;
}

export interface DraftField {
  /** Its `name` is empty until the user has named it. */
  readonly field: ConnectionField;
  readonly value?: FieldValue | undefined;
}

export interface FieldValue {
  readonly secret: Redacted;
  /** How many lines it has: all that is ever shown of it. */
  readonly lines: number;
  /** The secret is the content of a file that is no text, in base64. */
  readonly binary?: true;
}

export type Step =
  | { readonly kind: 'type' }
  | { readonly kind: 'name' }
  /** Fields or the browser: asked where the service takes either. */
  | { readonly kind: 'way' }
  | { readonly kind: 'fieldName'; readonly index: number }
  | { readonly kind: 'fieldSecrecy'; readonly index: number }
  | { readonly kind: 'fieldValue'; readonly index: number }
  | { readonly kind: 'moreFields' }
  | { readonly kind: 'summary' };

/** What is known of a type: its fields, `undefined` if it is not in our table, and how the service makes its connections. */
export interface TypeFacts {
  readonly fields: readonly ConnectionField[] | undefined;
  readonly ways: ConnectionProvider;
}

export const fieldsOnly: ConnectionProvider = { secret: true, oauth2: false };

/** What a reference names is not asked again; an empty part counts as not named. */
export function startDraft(
  { type = '', name = '', suggestedName = '' }: ConnectionToCreate,
  facts: TypeFacts | undefined,
): Draft {
  const draft: Draft = {
    type: '',
    name: name === '' ? suggestedName : name,
    replaces: false,
    given: { type: type !== '', name: name !== '' },
    ways: fieldsOnly,
    inBrowser: false,
    fields: [],
    namesFields: false,
    typed: new Map(),
  };
  return type === '' || facts === undefined ? draft : withType(draft, type, facts);
}

/** New values for a connection that is there and has fields. */
export function startReplacement({ type, name }: ConnectionId, fields: TypeFacts['fields']): Draft {
  return { ...startDraft({ type, name }, { fields, ways: fieldsOnly }), replaces: true };
}

/** Another type has other fields, for which nothing was typed; the same one keeps what was. */
export function withType(draft: Draft, type: string, { fields, ways }: TypeFacts): Draft {
  if (type === draft.type) return draft;
  return {
    ...draft,
    type,
    ways,
    inBrowser: ways.oauth2 && !ways.secret,
    namesFields: fields === undefined,
    fields: fields === undefined ? [unnamedField] : fields.map((field) => ({ field })),
    typed: new Map([...draft.typed].filter(([key]) => !key.startsWith('field'))),
  };
}

export const withWay = (draft: Draft, inBrowser: boolean): Draft => ({ ...draft, inBrowser });

export const withName = (draft: Draft, name: string): Draft => ({ ...draft, name });

/** The name becomes a question again, e.g. because it is taken. */
export const askingForName = (draft: Draft): Draft => ({ ...draft, given: { ...draft.given, name: false } });

export const withFieldName = (draft: Draft, index: number, name: string): Draft =>
  changeField(draft, index, ({ field, ...rest }) => ({ ...rest, field: { ...field, name, label: name } }));

export const withFieldSecrecy = (draft: Draft, index: number, secret: boolean): Draft =>
  changeField(draft, index, ({ field, ...rest }) => ({ ...rest, field: { ...field, secret } }));

export const withValue = (draft: Draft, index: number, value: FieldValue | undefined): Draft =>
  changeField(draft, index, (field) => ({ ...field, value }));

export const withAnotherField = (draft: Draft): Draft => ({ ...draft, fields: [...draft.fields, unnamedField] });

/** A field that was added and never named is taken back. */
export const withoutUnnamedField = (draft: Draft): Draft => ({
  ...draft,
  fields: draft.fields.filter(({ field }, index) => index === 0 || field.name !== ''),
});

/** Remembers what was typed at the step, or forgets it. */
export function withTyped(draft: Draft, step: Step, text: Redacted | undefined): Draft {
  const typed = new Map(draft.typed);
  if (text === undefined) typed.delete(keyOf(step));
  else typed.set(keyOf(step), text);
  return { ...draft, typed };
}

export const typedAt = (draft: Draft, step: Step): Redacted | undefined => draft.typed.get(keyOf(step));

/** The values of the other fields, as far as they are there. */
export const otherValues = (draft: Draft, index: number): readonly NamedValue[] =>
  draft.fields.flatMap(({ field, value }, at) =>
    at === index || value === undefined ? [] : [{ field, value: value.secret }],
  );

/** Everything that is asked, in order, as far as can be said now: a type brings its fields, and the user may name more. */
export function stepsOf(draft: Draft): readonly Step[] {
  return [
    ...(draft.given.type ? [] : [{ kind: 'type' } as const]),
    ...(draft.given.name ? [] : [{ kind: 'name' } as const]),
    ...(draft.ways.secret && draft.ways.oauth2 ? [{ kind: 'way' } as const] : []),
    ...(draft.inBrowser ? [] : draft.fields.flatMap((_, index) => stepsOfField(draft, index))),
    ...(draft.inBrowser || !draft.namesFields ? [] : [{ kind: 'moreFields' } as const]),
    { kind: 'summary' },
  ];
}

/** From 0; -1 when the draft does not ask that. */
export function positionOf(draft: Draft, step: Step): number {
  return stepsOf(draft).findIndex((other) => keyOf(other) === keyOf(step));
}

export function stepAfter(draft: Draft, step: Step): Step {
  return stepsOf(draft)[positionOf(draft, step) + 1] ?? { kind: 'summary' };
}

export function stepBefore(draft: Draft, step: Step): Step | undefined {
  return stepsOf(draft)[positionOf(draft, step) - 1];
}

export function firstStep(draft: Draft): Step {
  return stepsOf(draft)[0] ?? { kind: 'summary' };
}

/** `Create aws connection "prod" in acme`, as far as it is known. */
export function titleOf({ type, name, replaces }: Draft, accountName: string): string {
  if (replaces) return `Replace the values of ${type} connection "${name}" in ${accountName}`;
  const what = type === '' ? 'connection' : `${type} connection`;
  return `Create ${what}${name === '' ? '' : ` "${name}"`} in ${accountName}`;
}

/** The field that the service's words are about, if they name one: where the form opens again. */
export function stepOfComplaint(draft: Draft, words: string | undefined): Step {
  const index = draft.fields.findIndex(({ field }) => field.name !== '' && mentions(words ?? '', field.name));
  if (index >= 0) return { kind: 'fieldValue', index };
  return draft.fields.length > 0 ? { kind: 'fieldValue', index: 0 } : { kind: 'summary' };
}

/** The first question without the answer it needs. */
export function firstIncomplete(draft: Draft): Step | undefined {
  return stepsOf(draft).find((step) => {
    switch (step.kind) {
      case 'type':
        return draft.type === '';
      case 'name':
        return draft.name === '';
      case 'fieldName':
        return fieldAt(draft, step.index).field.name === '';
      case 'fieldValue': {
        const { field, value } = fieldAt(draft, step.index);
        return field.required && value === undefined;
      }
      default:
        return false;
    }
  });
}

/** What is posted: the fields that have a value. */
export function connectionOf(draft: Draft): NewConnection {
  const fields = draft.fields.flatMap(({ field, value }) =>
    value === undefined ? [] : [[field.name, value.secret] as const],
  );
  return { type: draft.type, name: draft.name, fields: new Map(fields) };
}

const keyOf = (step: Step): string => ('index' in step ? `${step.kind} ${step.index}` : step.kind);

/** One of which only the name is known. */
export const fieldNamed = (name: string, help = ''): ConnectionField => ({
  name,
  label: name,
  help,
  secret: true,
  multiline: false,
  required: true,
  shape: 'any',
});

const unnamedField: DraftField = { field: fieldNamed('') };

/** A step is only shown for a field that the draft has. */
export const fieldAt = ({ fields }: Draft, index: number): DraftField => fields[index] ?? unnamedField;

const stepsOfField = (draft: Draft, index: number): Step[] =>
  draft.namesFields
    ? [
        { kind: 'fieldName', index },
        { kind: 'fieldSecrecy', index },
        { kind: 'fieldValue', index },
      ]
    : [{ kind: 'fieldValue', index }];

const changeField = (draft: Draft, index: number, edit: (field: DraftField) => DraftField): Draft => ({
  ...draft,
  fields: draft.fields.map((field, at) => (at === index ? edit(field) : field)),
});

const mentions = (words: string, name: string): boolean =>
  words
    .toLowerCase()
    .split(/[^\p{L}\p{N}_-]+/u)
    .includes(name.toLowerCase());
