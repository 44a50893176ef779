/**
 * What is known of the word under the mouse. What is wrong has a diagnostic there, which the editor shows by itself.
 */
import { describeAge, type AccountSnapshot } from '../relay/account';
import { escapeMarkdown } from '../relay/words';
import { expressionsWithin } from '../workflow/incremental';
import type { Workflow } from '../workflow/model';
import type { ConnectionReference } from '../workflow/references';
import { touches } from '../workflow/span';
import { indexAccount } from './accountIndex';
import { describeConnection, describeType } from './completion/describe';
import { describeSecretAt } from './describeSecret';
import type { DiagnosticOptions } from './diagnostics';
import { hoverLanguage } from './hoverLanguage';
import type { Hover } from './types';
import { isUnsettled, judge } from './verdict';

export function hover(
  workflow: Workflow,
  offset: number,
  account: AccountSnapshot,
  now: number,
  { unsettled = new Set(), secrets = { kind: 'signedOut' }, unsettledSecrets = new Set() }: DiagnosticOptions = {},
): Hover | undefined {
  const here = expressionsWithin(workflow, { start: offset, end: offset });
  const { references } = here;
  const secret = references.secrets.find(({ span }) => touches(span, offset));
  const aboutSecret = secret && describeSecretAt(secret, secrets, unsettledSecrets, now);
  if (secret) return aboutSecret === undefined ? undefined : { span: secret.span, text: aboutSecret };
  const reference = references.connections.find(({ span }) => touches(span, offset));
  if (!reference) return hoverLanguage(workflow, here, offset);
  const text = describe(reference, account, now, unsettled);
  return text === undefined ? undefined : { span: reference.span, text };
}

function describe(
  reference: ConnectionReference,
  account: AccountSnapshot,
  now: number,
  unsettled: ReadonlySet<string>,
): string | undefined {
  const index = indexAccount(account);
  if (!index) return whyUnknown(account);
  if (!reference.name) return describeType(reference.type.text, index);
  const verdict = judge(reference, account);
  if (isUnsettled(verdict, unsettled))
    return escapeMarkdown(
      `Not in the list of account ${index.account.accountName} of ${describeAge(index.account, now)}, which is being read again.`,
    );
  return verdict.kind === 'present' || verdict.kind === 'unavailable'
    ? describeConnection(verdict.connection, index, now)
    : undefined;
}

function whyUnknown(account: AccountSnapshot): string | undefined {
  switch (account.kind) {
    case 'signedOut':
      return 'Whether this connection exists is not known: you are not signed in to Relay.';
    case 'unknown':
      return `Whether this connection exists is not known. ${escapeMarkdown(account.message)}`;
    case 'known':
      return undefined;
  }
}
