/** `Relay: Create Secret…`: asks for what is not known yet, the value hidden, and creates the secret of a workflow on the account. */
import { commands, window } from 'vscode';
import type { KnownAccount } from '../../../server/src/relay/account';
import type { Redacted } from '../../../server/src/relay/redacted';
import type { SecretToCreate } from '../../../server/src/relay/secrets';
import type { FieldValue } from '../form/draft';
import { askText, type Answer, type StepFrame } from '../quickInput';
import { callService } from './callService';
import type { SecretSetting } from './chooseWorkflow';
import { anotherName, isOutcomeUnknown } from './outcome';
import { aboutSecrets, askSecretValue, overwrite, secretInWords, secretOf, secretsToChange } from './secretValue';

export async function createSecret(wanted: SecretToCreate, setting: SecretSetting): Promise<void> {
  const found = await secretsToChange(wanted, 'Create', setting);
  if (found === undefined) return;
  const { known, workflow, names = [] } = found;
  if (wanted.name !== undefined && names.includes(wanted.name)) {
    void window.showInformationMessage(`Workflow ${workflow} already has the secret "${wanted.name}".`);
    return;
  }
  let draft: SecretDraft = { workflow, name: wanted.name ?? '', value: undefined };
  let step: 'name' | 'value' = wanted.name === undefined ? 'name' : 'value';
  const givesName = wanted.name !== undefined;
  for (;;) {
    const filled = await fill(draft, step, { known, names, givesName, suggestedName: wanted.suggestedName });
    if (filled === undefined) return;
    draft = filled;
    const next = await post(filled, known, setting);
    if (next === 'created' && wanted.suggestedName !== undefined) {
      // It was asked for from a list of completions: there it can be chosen now.
      await commands.executeCommand('editor.action.triggerSuggest');
    }
    if (next !== 'name' && next !== 'value') return;
    step = next;
  }
}

interface SecretDraft {
  readonly workflow: string;
  readonly name: string;
  readonly value: FieldValue | undefined;
}

type FilledDraft = SecretDraft & { readonly value: FieldValue };

interface FillSetting {
  readonly known: KnownAccount;
  readonly names: readonly string[];
  /** The workflow file says the name: it is not asked for. */
  readonly givesName: boolean;
  readonly suggestedName: string | undefined;
}

/** `undefined` when the user gave up. */
async function fill(start: SecretDraft, at: 'name' | 'value', setting: FillSetting): Promise<FilledDraft | undefined> {
  let draft = start;
  let step = at;
  let typed: Redacted | undefined;
  const asksName = !setting.givesName || at === 'name';
  for (;;) {
    const frame: StepFrame = {
      title: `Create secret${draft.name === '' ? '' : ` "${draft.name}"`} of ${draft.workflow} in ${setting.known.accountName}`,
      ...(asksName && { step: step === 'name' ? 1 : 2, totalSteps: 2 }),
      back: asksName && step === 'value',
    };
    const answer = step === 'name' ? await askName(draft, frame, setting) : await askValue(draft, typed, frame);
    if (answer.kind === 'cancelled') return undefined;
    if (answer.kind === 'back') {
      step = 'name';
      typed = answer.typed ?? typed;
    } else {
      draft = answer.value;
      if (step === 'value') return draft as FilledDraft;
      step = 'value';
    }
  }
}

function askName(
  draft: SecretDraft,
  frame: StepFrame,
  { names, suggestedName = '' }: FillSetting,
): Promise<Answer<SecretDraft>> {
  return askText<SecretDraft>({
    ...frame,
    prompt: 'Name of the secret, as the workflow refers to it',
    value: draft.name === '' ? suggestedName : draft.name,
    read: (text) => {
      const name = text.trim();
      if (name === '') return { problem: 'A secret needs a name.' };
      if (names.includes(name)) return { problem: `Workflow ${draft.workflow} already has a secret of this name.` };
      return { value: { ...draft, name } };
    },
  });
}

async function askValue(
  draft: SecretDraft,
  typed: Redacted | undefined,
  frame: StepFrame,
): Promise<Answer<SecretDraft>> {
  const answer = await askSecretValue(draft.name, { value: draft.value, typed }, frame);
  return answer.kind === 'answer' ? { kind: 'answer', value: { ...draft, value: answer.value } } : answer;
}

const replaceIt = 'Replace Its Value';
const editValue = 'Edit the Value';

/** What is to be asked again, or how it ended. */
async function post(
  draft: FilledDraft,
  known: KnownAccount,
  setting: SecretSetting,
): Promise<'created' | 'name' | 'value' | 'ended'> {
  const { workflow, name } = draft;
  const what = secretInWords(draft);
  const { secrets } = setting;
  const secret = secretOf(name, draft.value);
  const answer = await callService(
    {
      what: `create ${what}`,
      progress: `Creating ${what}…`,
      entered: true,
      run: async (api, signal) => {
        await api.createSecret(workflow, secret, signal);
        await secrets.read(workflow);
        return true as const;
      },
      ...aboutSecrets(workflow, setting),
      settle: (error, list) =>
        isOutcomeUnknown(error) && list.kind === 'known' && list.names.includes(name) ? true : undefined,
      taken: `workflow ${workflow} already has a secret of this name. Replace its value or choose another name.`,
      waysOn: ({ kind }) =>
        kind === 'conflict' ? [replaceIt, anotherName] : kind === 'invalid' ? [editValue, anotherName] : [],
    },
    known,
    setting,
  );
  if (answer.kind === 'done') {
    void window.showInformationMessage(`Created ${what} in ${known.accountName}.`);
    return 'created';
  }
  switch (answer.wayOn) {
    case replaceIt:
      return (await overwrite(draft, draft.value, known, setting)) ? 'created' : 'ended';
    case anotherName:
      return 'name';
    case editValue:
      return 'value';
    default:
      return 'ended';
  }
}
