/**
 * `Create secret "token" of workflow release/deploy-web in acme…`, where the client can. To whoever may not, the same command offers a text for an administrator.
 */
import { chooseWorkflowCommand, createSecretCommand } from '../commands';
import type { SecretsSnapshot } from '../../relay/secrets';
import type { NamedReference } from '../../workflow/references';
import { secretMissing } from '../diagnostics/secretMissing';
import { isUnsettledSecret, judgeSecret, type MissingVerdict } from '../secretVerdict';
import type { ClientAbilities, CodeAction, Diagnostic } from '../types';
import { quoted } from '../wording';
import { useExisting } from './useExisting';

/** `unsettled` holds names whose absence is being checked: they can be created, but nothing is the likeliest thing to do. */
export function actionsForSecret(
  reference: NamedReference,
  secrets: SecretsSnapshot,
  client: ClientAbilities,
  now: number,
  unsettled: ReadonlySet<string>,
): readonly CodeAction[] {
  if (secrets.kind === 'unmatched') return chooseWorkflow(secrets.accountName, client);
  const verdict = judgeSecret(reference, secrets);
  if (verdict.kind !== 'missing') return [];
  if (isUnsettledSecret(verdict, unsettled)) return createSecret(verdict, client, [], false);
  const { near } = verdict;
  const diagnostics = [secretMissing({ reference, verdict }, now)];
  return [
    ...createSecret(verdict, client, diagnostics, near === undefined),
    ...useExisting('secret', reference.name, verdict.secrets.names, near, diagnostics),
  ];
}

function createSecret(
  { name, secrets }: MissingVerdict,
  client: ClientAbilities,
  diagnostics: readonly Diagnostic[],
  isLikeliest: boolean,
): readonly CodeAction[] {
  if (!client.commands.has(createSecretCommand)) return [];
  const { workflow, accountName, mayCreate } = secrets;
  const title =
    mayCreate === 'no'
      ? `Ask an administrator of ${accountName} for secret ${quoted(name)}…`
      : `Create secret ${quoted(name)} of workflow ${workflow} in ${accountName}…`;
  const command = { title, command: createSecretCommand, arguments: [{ workflow, name }] };
  return [{ title, diagnostics, preferred: isLikeliest, command }];
}

function chooseWorkflow(accountName: string, client: ClientAbilities): readonly CodeAction[] {
  if (!client.commands.has(chooseWorkflowCommand)) return [];
  const title = `Choose which workflow of ${accountName} this file is…`;
  return [
    { title, diagnostics: [], preferred: false, command: { title, command: chooseWorkflowCommand, arguments: [] } },
  ];
}
