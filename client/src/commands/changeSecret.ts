/** `Relay: Replace the Value of a Secret…` and `Relay: Delete Secret…`. */
import { window } from 'vscode';
import type { KnownAccount } from '../../../server/src/relay/account';
import { choose } from '../quickInput';
import { callService } from './callService';
import type { SecretSetting } from './chooseWorkflow';
import { aboutSecrets, askSecretValue, overwrite, secretInWords, secretsToChange, type SecretId } from './secretValue';

export async function replaceSecretValue(argument: Partial<SecretId>, setting: SecretSetting): Promise<void> {
  const chosen = await chooseSecret(argument, 'Replace the value of', setting);
  if (chosen === undefined) return;
  const { id, known } = chosen;
  const answer = await askSecretValue(
    id.name,
    { value: undefined, typed: undefined },
    { title: `Replace the value of secret "${id.name}" of ${id.workflow} in ${known.accountName}`, back: false },
  );
  if (answer.kind === 'answer' && answer.value !== undefined) await overwrite(id, answer.value, known, setting);
}

export async function deleteSecret(argument: Partial<SecretId>, setting: SecretSetting): Promise<void> {
  const chosen = await chooseSecret(argument, 'Delete', setting);
  if (chosen === undefined) return;
  const { id, known } = chosen;
  const { workflow, name } = id;
  const what = secretInWords(id);
  const sure = await window.showWarningMessage(
    `Delete ${what} from account ${known.accountName}?`,
    {
      modal: true,
      detail: 'Its value cannot be read back, so nobody can restore it. A step that reads it fails from then on.',
    },
    'Delete',
  );
  if (sure !== 'Delete') return;

  const { secrets } = setting;
  const answer = await callService(
    {
      what: `delete ${what}`,
      progress: `Deleting ${what}…`,
      entered: false,
      run: async (api, signal) => {
        await api.deleteSecret(workflow, name, signal);
        await secrets.read(workflow);
        return true as const;
      },
      ...aboutSecrets(workflow, setting),
      // Somebody else may have deleted it: then it is as the user wants it.
      settle: (_, list) =>
        list.kind === 'known' && list.failure === undefined && !list.names.includes(name) ? true : undefined,
    },
    known,
    setting,
  );
  if (answer.kind === 'done') void window.showInformationMessage(`Deleted ${what} from account ${known.accountName}.`);
}

/** One that the workflow has; otherwise the user knows why not. @param verb as in `Delete which secret of release/deploy?` */
async function chooseSecret(
  wanted: Partial<SecretId>,
  verb: string,
  setting: SecretSetting,
): Promise<{ readonly id: SecretId; readonly known: KnownAccount } | undefined> {
  const found = await secretsToChange(wanted, verb, setting);
  if (found === undefined) return undefined;
  const { known, workflow, names } = found;
  const { name } = wanted;
  const there = names ?? (name === undefined ? [] : [name]);
  if (name !== undefined && there.includes(name)) return { id: { workflow, name }, known };
  if (name !== undefined || there.length === 0) {
    void window.showWarningMessage(
      `Workflow ${workflow} of account ${known.accountName} has no ${name === undefined ? 'secret' : `secret "${name}"`} that is known now.`,
    );
    return undefined;
  }
  const answer = await choose<string>({
    title: `${verb} which secret of ${workflow}?`,
    back: false,
    placeholder: 'Name of the secret',
    choices: [...there].sort().map((label) => ({ label, choice: label })),
  });
  return answer.kind === 'answer' ? { id: { workflow, name: answer.value }, known } : undefined;
}
