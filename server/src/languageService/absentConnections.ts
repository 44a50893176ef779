/**
 * The connections that a workflow refers to and the account does not have.
 */
import { connectionKey, type AccountSnapshot, type ConnectionId } from '../relay/account';
import type { Workflow } from '../workflow/model';
import { suspectsIn } from './suspects';
import { isAbsent, isToCreate, isUnsettled, type Verdict } from './verdict';

/** Their keys: absent under exactly this type and name. `undefined` where the account is not known. */
export function absentConnections(workflow: Workflow, account: AccountSnapshot): ReadonlySet<string> | undefined {
  if (account.kind !== 'known') return undefined;
  const absent = verdictsIn(workflow, account).filter(isAbsent);
  return new Set(absent.map(({ id }) => connectionKey(id)));
}

/** Those that are likely to be created; each once, in the order of the text. `unsettled` holds keys of connections. */
export function missingConnections(
  workflow: Workflow,
  account: AccountSnapshot,
  unsettled: ReadonlySet<string>,
): readonly ConnectionId[] {
  const missing = verdictsIn(workflow, account).filter(isToCreate);
  const settled = missing.filter((verdict) => !isUnsettled(verdict, unsettled));
  return [...new Map(settled.map(({ id }) => [connectionKey(id), id])).values()];
}

function verdictsIn(workflow: Workflow, account: AccountSnapshot): readonly Verdict[] {
  return suspectsIn(workflow, account).flatMap(({ items }) => items.map(({ verdict }) => verdict));
}
