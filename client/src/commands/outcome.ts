/** What to say and what to offer when a connection could not be created. */
import type { ConnectionId } from '../../../server/src/relay/account';
import { RelayApiError } from '../../../server/src/relay/apiError';
import { messageOf } from '../../../server/src/relay/messageOf';

export type WayOn =
  | 'Sign In Again'
  | 'Copy a Request for an Administrator'
  | 'Use the Existing One'
  | 'Choose Another Name'
  | 'Edit the Fields'
  | 'Try Again';

export interface CreateFailure {
  /** Without a value or a token. */
  readonly message: string;
  /** The first is the likeliest. */
  readonly waysOn: readonly WayOn[];
}

export function createFailureOf(
  error: unknown,
  { type, name }: ConnectionId,
  account: { readonly apiUrl: string; readonly accountName: string },
): CreateFailure {
  const message = messageOf(error, { ...account, what: `create the ${type} connection "${name}"` });
  return { message, waysOn: waysOnFrom(error) };
}

function waysOnFrom(error: unknown): readonly WayOn[] {
  if (!(error instanceof RelayApiError)) return ['Try Again'];
  switch (error.kind) {
    case 'unauthorized':
      return ['Sign In Again'];
    case 'forbidden':
      return ['Copy a Request for an Administrator', 'Sign In Again'];
    case 'conflict':
      return ['Use the Existing One', 'Choose Another Name'];
    case 'invalid':
      return ['Edit the Fields', 'Choose Another Name'];
    case 'notFound':
      return ['Try Again', 'Edit the Fields'];
    case 'rateLimited':
    case 'timeout':
    case 'unreachable':
    case 'unexpected':
    case 'aborted':
      return ['Try Again', 'Edit the Fields'];
  }
}

/** Some refuse a second connection of the same type and name with 422. */
export function asConflict({ detail, status, serviceMessage }: RelayApiError): RelayApiError {
  return new RelayApiError({
    kind: 'conflict',
    detail,
    ...(status === undefined ? {} : { status }),
    ...(serviceMessage === undefined ? {} : { serviceMessage }),
  });
}

/** After these the service may have created it all the same: only the list can tell. */
export function isOutcomeUnknown(error: unknown): boolean {
  if (!(error instanceof RelayApiError)) return false;
  return ['timeout', 'unreachable', 'aborted', 'unexpected'].includes(error.kind);
}

/** What a person who may not create connections sends to somebody who may. */
export function requestForAdministrator(ids: readonly ConnectionId[], accountName: string): string {
  const names = ids.map(({ type, name }) => `- type: ${type}, name: ${name}`).join('\n');
  const [what, them] = ids.length === 1 ? ['this connection', 'it'] : ['these connections', 'them'];
  return `Please add ${what} to the Relay account ${accountName}; a workflow of mine refers to ${them}:\n${names}\n`;
}

/** What a person whose role does not allow something sends to somebody whose role does. @param what as in `delete the aws connection "prod"` */
export function requestTo(what: string, accountName: string): string {
  return `Please ${what} in the Relay account ${accountName}; my role there does not allow me to.\n`;
}
