/** `Relay: Create Secret…`: asks for what is not known yet, the value hidden, and creates the secret of a workflow on the account. */
import { commands, env, window } from 'vscode';
import type { KnownAccount } from '../../../server/src/relay/account';
import { RelayApiError } from '../../../server/src/relay/apiError';
import type { ConnectionField } from '../../../server/src/relay/connectionTypes';
import type { Redacted } from '../../../server/src/relay/redacted';
import type { SecretToCreate } from '../../../server/src/relay/secrets';
import type { FieldValue } from '../form/draft';
import { askFieldValue } from '../form/valueQuestion';
import { runWithProgress } from '../progress';
import { askText, type Answer, type StepFrame } from '../quickInput';
import { callService } from './callService';
import { chooseWorkflow, pickWorkflow, type SecretSetting } from './chooseWorkflow';
import { isOutcomeUnknown, requestTo } from './outcome';
import { copyRequest, makeKnown } from './ready';

export async function createSecret(wanted: SecretToCreate, setting: SecretSetting): Promise<void> {
  const known = await makeKnown(setting, () => undefined);
  const workflow = known && (wanted.workflow ?? (await workflowFor(known, setting)));
  if (known === undefined || workflow === undefined) return;
  const names = await readNames(workflow, setting);
  if (names === 'refused') {
    await refuse(wanted, workflow, known);
    return;
  }
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

/** That of the file in front, asked for once where its name does not say it; without a workflow in front, any. */
async function workflowFor(known: KnownAccount, setting: SecretSetting): Promise<string | undefined> {
  const document = setting.document();
  const secrets = document && setting.secrets.of(document.uri.toString());
  if (secrets?.kind === 'known') return secrets.workflow;
  return secrets?.kind === 'unmatched' ? chooseWorkflow(setting) : pickWorkflow(known, setting);
}

/** Nothing is known of them when the list cannot be read: then the service says whether it has the name. */
async function readNames(workflow: string, { secrets }: SecretSetting): Promise<readonly string[] | 'refused'> {
  const list = await runWithProgress(`Reading the secrets of ${workflow}…`, () => secrets.read(workflow));
  if (list.kind !== 'known') return [];
  return list.mayCreate === 'no' ? 'refused' : list.names;
}

async function refuse({ name }: SecretToCreate, workflow: string, { accountName }: KnownAccount): Promise<void> {
  const answer = await window.showWarningMessage(
    `Your role on account ${accountName} does not allow you to add secrets. Ask an administrator of ${accountName}.`,
    ...(name === undefined ? [] : [copyRequest]),
  );
  if (answer === copyRequest && name !== undefined)
    await env.clipboard.writeText(requestTo(`create ${nameOf({ workflow, name })}`, accountName));
}

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
    const answer = step === 'name' ? await askName(draft, frame, setting) : await askSecret(draft, typed, frame);
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

async function askSecret(
  draft: SecretDraft,
  typed: Redacted | undefined,
  frame: StepFrame,
): Promise<Answer<SecretDraft>> {
  const field: ConnectionField = {
    name: draft.name,
    label: draft.name,
    help: 'its value, which is never shown again',
    secret: true,
    multiline: false,
    required: true,
    shape: 'any',
  };
  const answer = await askFieldValue({ field, value: draft.value, typed, mayHaveLines: true, others: [] }, frame);
  return answer.kind === 'answer' ? { kind: 'answer', value: { ...draft, value: answer.value } } : answer;
}

const replaceIt = 'Replace Its Value';
const otherName = 'Choose Another Name';
const editValue = 'Edit the Value';

/** What is to be asked again, or how it ended. */
async function post(
  draft: FilledDraft,
  known: KnownAccount,
  setting: SecretSetting,
): Promise<'created' | 'name' | 'value' | 'ended'> {
  const { workflow, name } = draft;
  const what = nameOf(draft);
  const { secrets } = setting;
  const secret = { name, value: draft.value.secret };
  const reread = () => secrets.read(workflow);
  let isThere = false;
  const answer = await callService<'created'>(
    {
      what: `create ${what}`,
      progress: `Creating ${what}…`,
      entered: true,
      run: async (api, signal) => {
        await api.createSecret(workflow, secret, signal);
        return 'created';
      },
      async reread() {
        const list = await reread();
        isThere = list.kind === 'known' && list.names.includes(name);
      },
      settle: (error) => (isThere && isOutcomeUnknown(error) ? 'created' : undefined),
      taken: `workflow ${workflow} already has a secret of this name. Replace its value or choose another name.`,
      waysOn: ({ kind }) =>
        kind === 'conflict' ? [replaceIt, otherName] : kind === 'invalid' ? [editValue, otherName] : [],
    },
    known,
    setting,
  );
  if (answer.kind === 'done') {
    await reread();
    void window.showInformationMessage(`Created ${what} in ${known.accountName}.`);
    return 'created';
  }
  if (answer.error instanceof RelayApiError && answer.error.kind === 'forbidden') secrets.refused();
  switch (answer.wayOn) {
    case replaceIt:
      return (await replace(draft, known, setting)) ? 'created' : 'ended';
    case otherName:
      return 'name';
    case editValue:
      return 'value';
    default:
      return 'ended';
  }
}

async function replace(draft: FilledDraft, known: KnownAccount, setting: SecretSetting): Promise<boolean> {
  const { workflow, name } = draft;
  const what = `the value of ${nameOf(draft)}`;
  const answer = await callService(
    {
      what: `replace ${what}`,
      progress: `Replacing ${what}…`,
      entered: true,
      run: async (api, signal) => api.updateSecret(workflow, { name, value: draft.value.secret }, signal),
      reread: () => setting.secrets.read(workflow),
    },
    known,
    setting,
  );
  if (answer.kind === 'failed') return false;
  void window.showInformationMessage(`Replaced ${what} in ${known.accountName}.`);
  return true;
}

const nameOf = ({ workflow, name }: Pick<SecretDraft, 'workflow' | 'name'>): string =>
  `the secret "${name}" of workflow ${workflow}`;
