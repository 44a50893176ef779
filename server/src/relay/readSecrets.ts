/**
 * The workflows of an account, and the secrets of one, as pieces of data. A read that fails says why; it never looks like an empty list.
 */
import type { KnownAccount } from './account';
import type { RelayApi } from './api';
import { RelayApiError } from './apiError';
import { failureOf, type UnknownAccount } from './readAccount';
import type { KnownSecrets, KnownWorkflows } from './secrets';

type Whose = Pick<KnownAccount, 'apiUrl' | 'accountName'>;

/** Never throws. `readAt` is the time before the request: the list is at least that fresh. */
export async function readWorkflows(
  connect: () => Promise<RelayApi>,
  { apiUrl, accountName }: Whose,
  signal: AbortSignal,
): Promise<KnownWorkflows | UnknownAccount> {
  const readAt = Date.now();
  try {
    const names = await (await connect()).listWorkflows(signal);
    return { kind: 'known', accountName, names, readAt };
  } catch (error) {
    return { kind: 'unknown', ...failureOf(error, apiUrl, 'read the workflows of the account') };
  }
}

/** Never throws. `gone` when the account has no such workflow. */
export async function readSecrets(
  connect: () => Promise<RelayApi>,
  { apiUrl, accountName }: Whose,
  workflow: string,
  signal: AbortSignal,
): Promise<(KnownSecrets | UnknownAccount) & { readonly gone?: true }> {
  const readAt = Date.now();
  try {
    const names = await (await connect()).listSecrets(workflow, signal);
    return { kind: 'known', accountName, workflow, names, readAt, mayCreate: 'unknown' };
  } catch (error) {
    const failure = failureOf(error, apiUrl, `read the secrets of workflow ${workflow}`);
    const gone = error instanceof RelayApiError && error.kind === 'notFound';
    return { kind: 'unknown', ...failure, ...(gone && { gone }) };
  }
}
