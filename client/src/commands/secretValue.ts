/** What the commands about secrets share: which workflow they are about, the input for a value, and overwriting one. */
import { env, window } from 'vscode';
import type { KnownAccount } from '../../../server/src/relay/account';
import type { WorkflowSecret } from '../../../server/src/relay/api';
import { RelayApiError } from '../../../server/src/relay/apiError';
import type { ConnectionField } from '../../../server/src/relay/connectionTypes';
import type { FieldValue } from '../form/draft';
import { askFieldValue, type FieldQuestion } from '../form/valueQuestion';
import { runWithProgress } from '../progress';
import type { Answer, StepFrame } from '../quickInput';
import { callService, type ServiceAnswer } from './callService';
import { chooseWorkflow, pickWorkflow, type SecretSetting } from './chooseWorkflow';
import { requestTo } from './outcome';
import { copyRequest } from './ready';

export interface SecretId {
  /** Full name. */
  readonly workflow: string;
  readonly name: string;
}

/** E.g. `the secret "token" of workflow release/deploy` */
export const secretInWords = ({ workflow, name }: SecretId): string => `the secret "${name}" of workflow ${workflow}`;

/** That of the file in front, asked for once where its name does not say it; without a workflow in front, any. @param title of the question for any */
export async function workflowFor(
  known: KnownAccount,
  title: string,
  setting: SecretSetting,
): Promise<string | undefined> {
  const document = setting.document();
  const secrets = document && setting.secrets.of(document.uri.toString());
  if (secrets?.kind === 'known') return secrets.workflow;
  return secrets?.kind === 'unmatched' ? chooseWorkflow(setting) : pickWorkflow(known, title, setting);
}

/** `unreadable` when the list cannot be read, `refused` when it is known that this token may not change secrets. */
export async function readNames(
  workflow: string,
  { secrets }: SecretSetting,
): Promise<readonly string[] | 'unreadable' | 'refused'> {
  const list = await runWithProgress(`Reading the secrets of ${workflow}…`, () => secrets.read(workflow));
  if (list.kind !== 'known') return 'unreadable';
  return list.mayCreate === 'no' ? 'refused' : list.names;
}

/** @param what e.g. `create the secret "token" of workflow deploy`, as far as it is clear */
export async function refuse(what: string | undefined, { accountName }: KnownAccount): Promise<void> {
  const answer = await window.showWarningMessage(
    `Your role on account ${accountName} does not allow you to change secrets. Ask an administrator of ${accountName}.`,
    ...(what === undefined ? [] : [copyRequest]),
  );
  if (answer === copyRequest && what !== undefined) await env.clipboard.writeText(requestTo(what, accountName));
}

/** @param before what was entered, and what was typed and not accepted, if anything was. */
export async function askSecretValue(
  name: string,
  before: Pick<FieldQuestion, 'value' | 'typed'>,
  frame: StepFrame,
): Promise<Answer<FieldValue | undefined>> {
  const field: ConnectionField = {
    name,
    label: name,
    help: 'its value, which is never shown again',
    secret: true,
    multiline: false,
    required: true,
    shape: 'any',
  };
  return askFieldValue({ field, ...before, mayHaveLines: true, others: [], takesBytes: true }, frame);
}

/** What is sent. */
export const secretOf = (name: string, { secret, binary }: FieldValue): WorkflowSecret => ({
  name,
  value: secret,
  ...(binary && { encoding: 'base64' }),
});

/** @returns whether it was done; if not, the user knows why. */
export async function overwrite(
  id: SecretId,
  value: FieldValue,
  known: KnownAccount,
  setting: SecretSetting,
): Promise<boolean> {
  const { workflow, name } = id;
  const what = `the value of ${secretInWords(id)}`;
  const answer = await callService(
    {
      what: `replace ${what}`,
      progress: `Replacing ${what}…`,
      entered: true,
      run: async (api, signal) => api.updateSecret(workflow, secretOf(name, value), signal),
      reread: () => setting.secrets.read(workflow),
    },
    known,
    setting,
  );
  noteRefusal(answer, setting);
  if (answer.kind === 'failed') return false;
  void window.showInformationMessage(`Replaced ${what} in ${known.accountName}.`);
  return true;
}

/** From then on the user is told before they enter anything. */
export function noteRefusal(answer: ServiceAnswer<unknown>, { secrets }: SecretSetting): void {
  if (answer.kind === 'failed' && answer.error instanceof RelayApiError && answer.error.kind === 'forbidden')
    secrets.refused();
}
