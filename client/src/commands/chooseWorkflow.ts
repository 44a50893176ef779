/** `Relay: Choose the Workflow of This File…`: says once which workflow of the account a file is, where its name does not, or that it is none. */
import { posix } from 'node:path';
import { window, type TextDocument } from 'vscode';
import { freshMs, type KnownAccount } from '../../../server/src/relay/account';
import type { KnownWorkflows } from '../../../server/src/relay/secrets';
import { runWithProgress } from '../progress';
import { choose, separator, type Choice } from '../quickInput';
import type { WorkflowSecrets } from '../secrets';
import type { WorkflowChoice } from '../../../server/src/relay/documentSecrets';
import { makeKnown, type ReadySetting } from './ready';

export interface SecretSetting extends ReadySetting {
  readonly secrets: WorkflowSecrets;
  /** The workflow in front of the user. */
  readonly document: () => TextDocument | undefined;
}

/** @returns the workflow's full name; `undefined` when the user gave up, or chose none. */
export async function chooseWorkflow(setting: SecretSetting): Promise<string | undefined> {
  const document = setting.document();
  if (document === undefined) {
    void window.showInformationMessage(
      'Open a Relay workflow first: which workflow of the account it is, is kept for the file.',
    );
    return undefined;
  }
  const known = await makeKnown(setting);
  const workflows = known && (await readWorkflows(known, setting));
  if (known === undefined || workflows === undefined) return undefined;

  const { choices, chosen } = setting.secrets;
  const uri = document.uri.toString();
  const before = choices.of(uri, known);
  const file = posix.basename(document.uri.path);
  const answer = await choose<WorkflowChoice>({
    title: `Which workflow of ${known.accountName} is ${file}?`,
    back: false,
    placeholder: 'Its secrets are then checked, completed and created here',
    choices: [
      ...workflowItems(workflows, before),
      separator('other'),
      ...(before === undefined
        ? []
        : [{ label: '$(discard) Forget the Choice', description: 'its name decides', choice: undefined }]),
      { label: '$(circle-slash) None of These', description: 'its secrets are not checked', choice: null },
    ],
  });
  if (answer.kind !== 'answer') return undefined;
  await choices.set(uri, known, answer.value);
  chosen();
  return answer.value ?? undefined;
}

/** One of the account's, for this once. */
export async function pickWorkflow(
  known: KnownAccount,
  title: string,
  setting: SecretSetting,
): Promise<string | undefined> {
  const workflows = await readWorkflows(known, setting);
  if (workflows === undefined) return undefined;
  const answer = await choose<string>({
    title,
    back: false,
    placeholder: 'The workflow that the secret is for',
    choices: workflowItems(workflows, undefined),
  });
  return answer.kind === 'answer' ? answer.value : undefined;
}

async function readWorkflows(
  { accountName }: KnownAccount,
  { secrets }: SecretSetting,
): Promise<KnownWorkflows | undefined> {
  for (;;) {
    const workflows = await runWithProgress(`Reading the workflows of ${accountName}…`, () =>
      secrets.workflows(freshMs),
    );
    switch (workflows.kind) {
      case 'signedOut':
        return undefined;
      case 'unknown':
        if ((await window.showErrorMessage(workflows.message, 'Try Again')) === undefined) return undefined;
        break;
      case 'known':
        if (workflows.names.length > 0) return workflows;
        void window.showInformationMessage(
          `Account ${accountName} has no workflow yet. Save this one to the account first.`,
        );
        return undefined;
    }
  }
}

const workflowItems = ({ names }: KnownWorkflows, now: WorkflowChoice): Choice<string>[] =>
  [...names].sort().map((name) => ({ label: name, ...(name === now && { description: 'chosen now' }), choice: name }));
