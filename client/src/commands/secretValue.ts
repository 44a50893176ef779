/** What the commands about secrets share: which workflow they are about, the input for a value, and overwriting one. */
import { window } from 'vscode';
import type { KnownAccount } from '../../../server/src/relay/account';
import type { WorkflowSecret } from '../../../server/src/relay/api';
import { fieldNamed, type FieldValue } from '../form/draft';
import { askFieldValue, type FieldQuestion } from '../form/valueQuestion';
import { runWithProgress } from '../progress';
import type { Answer, StepFrame } from '../quickInput';
import { callService } from './callService';
import { chooseWorkflow, pickWorkflow, type SecretSetting } from './chooseWorkflow';
import { requestTo } from './outcome';
import { makeKnown, tellRefused } from './ready';

export interface SecretId {
  /** Full name. */
  readonly workflow: string;
  readonly name: string;
}

/** E.g. `the secret "token" of workflow release/deploy` */
export const secretInWords = ({ workflow, name }: SecretId): string => `the secret "${name}" of workflow ${workflow}`;

/** The secrets of a workflow; `names` is `undefined` where the list cannot be read, and only the service knows whether it has one. */
export interface SecretsToChange {
  readonly known: KnownAccount;
  readonly workflow: string;
  readonly names: readonly string[] | undefined;
}

/** Where nothing is known to stand against changing them; otherwise the user knows what does. @param verb as in `Delete a secret in acme` */
export async function secretsToChange(
  { workflow: given, name }: Partial<SecretId>,
  verb: string,
  setting: SecretSetting,
): Promise<SecretsToChange | undefined> {
  const known = await makeKnown(setting);
  const workflow = known && (given ?? (await workflowFor(known, `${verb} a secret in ${known.accountName}`, setting)));
  if (known === undefined || workflow === undefined) return undefined;
  const list = await runWithProgress(`Reading the secrets of ${workflow}…`, () => setting.secrets.read(workflow));
  if (list.kind !== 'known') return { known, workflow, names: undefined };
  if (list.mayCreate !== 'no') return { known, workflow, names: list.names };
  const { accountName } = known;
  const what = name === undefined ? undefined : `${verb.toLowerCase()} ${secretInWords({ workflow, name })}`;
  await tellRefused('change secrets', accountName, what && requestTo(what, accountName));
  return undefined;
}

/** That of the file in front, asked for once where its name does not say it; without a workflow in front, any. @param title of the question for any */
async function workflowFor(known: KnownAccount, title: string, setting: SecretSetting): Promise<string | undefined> {
  const document = setting.document();
  const secrets = document && setting.secrets.of(document.uri.toString());
  if (secrets?.kind === 'known') return secrets.workflow;
  return secrets?.kind === 'unmatched' ? chooseWorkflow(setting) : pickWorkflow(known, title, setting);
}

/** @param before what was entered, and what was typed and not accepted, if anything was. */
export async function askSecretValue(
  name: string,
  before: Pick<FieldQuestion, 'value' | 'typed'>,
  frame: StepFrame,
): Promise<Answer<FieldValue | undefined>> {
  const field = fieldNamed(name, 'its value, which is never shown again');
  return askFieldValue({ field, ...before, mayHaveLines: true, others: [], takesBytes: true }, frame);
}

/** What all calls that change secrets of a workflow have in common. */
export const aboutSecrets = (workflow: string, { secrets }: SecretSetting) => ({
  reread: () => secrets.read(workflow),
  refused: secrets.refused,
});

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
      ...aboutSecrets(workflow, setting),
    },
    known,
    setting,
  );
  if (answer.kind === 'failed') return false;
  void window.showInformationMessage(`Replaced ${what} in ${known.accountName}.`);
  return true;
}
