/**
 * `Create secret "token" of workflow release/deploy-web in acme…`, where the client can. To whoever may not, the same command offers a text for an administrator.
 */
import { chooseWorkflowCommand, createSecretCommand } from '../commands';
import type { SecretsSnapshot } from '../../relay/secrets';
import type { NamedReference } from '../../workflow/references';
import { spellName } from '../../workflow/spelling';
import { secretMissing } from '../diagnostics/secretMissing';
import { byNearness } from '../nearest';
import { judgeSecret, type MissingVerdict } from '../secretVerdict';
import type { ClientAbilities, CodeAction, Diagnostic } from '../types';
import { quoted } from '../wording';

/** More would hide the other actions. */
const mostExisting = 5;

export function actionsForSecret(
  reference: NamedReference,
  secrets: SecretsSnapshot,
  client: ClientAbilities,
  now: number,
): readonly CodeAction[] {
  if (secrets.kind === 'unmatched') return chooseWorkflow(secrets.accountName, client);
  const verdict = judgeSecret(reference, secrets);
  if (verdict.kind !== 'missing') return [];
  const diagnostic = secretMissing({ reference, verdict }, now);
  return [...createSecret(verdict, client, diagnostic), ...useExisting(reference, verdict, diagnostic)];
}

function createSecret(
  { name, near, secrets }: MissingVerdict,
  client: ClientAbilities,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  if (!client.commands.has(createSecretCommand)) return [];
  const { workflow, accountName, mayCreate } = secrets;
  const title =
    mayCreate === 'no'
      ? `Ask an administrator of ${accountName} for secret ${quoted(name)}…`
      : `Create secret ${quoted(name)} of workflow ${workflow} in ${accountName}…`;
  const command = { title, command: createSecretCommand, arguments: [{ workflow, name }] };
  return [{ title, diagnostics: [diagnostic], preferred: near === undefined, command }];
}

function useExisting(
  { name: written }: NamedReference,
  { name, near, secrets }: MissingVerdict,
  diagnostic: Diagnostic,
) {
  return byNearness(name, secrets.names)
    .slice(0, mostExisting)
    .map((existing): CodeAction => ({
      title: `Use secret ${quoted(existing)}`,
      diagnostics: [diagnostic],
      preferred: existing === near,
      edits: [{ span: written.span, newText: spellName(existing, written.place) }],
    }));
}

function chooseWorkflow(accountName: string, client: ClientAbilities): readonly CodeAction[] {
  if (!client.commands.has(chooseWorkflowCommand)) return [];
  const title = `Choose which workflow of ${accountName} this file is…`;
  return [
    { title, diagnostics: [], preferred: false, command: { title, command: chooseWorkflowCommand, arguments: [] } },
  ];
}
