/**
 * Markdown: what is known of one secret; `undefined` for a missing one, which has a diagnostic.
 */
import { describeAge } from '../relay/account';
import type { KnownSecrets, SecretsSnapshot, UnmatchedWorkflow } from '../relay/secrets';
import { escapeMarkdown } from '../relay/words';
import type { NamedReference } from '../workflow/references';
import { isUnsettledSecret, judgeSecret } from './secretVerdict';

/** @param unsettled names whose absence is being checked. */
export function describeSecretAt(
  reference: NamedReference,
  secrets: SecretsSnapshot,
  unsettled: ReadonlySet<string>,
  now: number,
): string | undefined {
  switch (secrets.kind) {
    case 'signedOut':
      return `${unknown}: you are not signed in to Relay.`;
    case 'unknown':
      return `${unknown}. ${escapeMarkdown(secrets.message)}`;
    case 'unmatched':
      return `${unknown}: ${whyUnmatched(secrets)}`;
    case 'known': {
      const verdict = judgeSecret(reference, secrets);
      if (isUnsettledSecret(verdict, unsettled))
        return `Not in the list of workflow ${escapeMarkdown(secrets.workflow)} of ${describeAge(secrets, now)}, which is being read again.`;
      return verdict.kind === 'present' ? describeSecret(reference.name.text, secrets, now) : undefined;
    }
  }
}

export function describeSecret(name: string, secrets: KnownSecrets, now: number): string {
  const { workflow, accountName, failure } = secrets;
  const where = `**${escapeMarkdown(name)}** (secret) of workflow ${escapeMarkdown(workflow)} in account ${escapeMarkdown(accountName)}`;
  const since = failure ? ` The list could not be read again since: ${escapeMarkdown(failure.message)}` : '';
  return `${where}\n\nIt exists (checked ${describeAge(secrets, now)}).${since}`;
}

const unknown = 'Whether this secret exists is not known';

function whyUnmatched({ accountName, why }: UnmatchedWorkflow): string {
  const account = escapeMarkdown(accountName);
  switch (why) {
    case 'none':
      return `account ${account} has no workflow with the name of this file, or with the \`name\` at its top.`;
    case 'several':
      return `by its name, this file could be several workflows of account ${account}.`;
    case 'setAside':
      return `you said that this file is no workflow of account ${account}.`;
  }
}
