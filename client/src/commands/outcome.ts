/** What a failed call of the service leaves to be done, and what to send to somebody who may. */
import type { ConnectionId } from '../../../server/src/relay/account';
import { RelayApiError } from '../../../server/src/relay/apiError';

export const tryAgain = 'Try Again';
export const signInAgain = 'Sign In Again';
export const copyRequest = 'Copy a Request for an Administrator';
export const anotherName = 'Choose Another Name';
export const editFields = 'Edit the Fields';
export const useExisting = 'Use the Existing One';

/** The likeliest first. @param error `undefined` for one of this computer @param own those of the call itself */
export function waysOnFrom(
  error: RelayApiError | undefined,
  own: (error: RelayApiError) => readonly string[] = () => [],
): readonly string[] {
  return error === undefined ? [tryAgain] : [...usualWaysOn(error), ...own(error)];
}

function usualWaysOn({ kind }: RelayApiError): readonly string[] {
  switch (kind) {
    case 'unauthorized':
      return [signInAgain];
    case 'forbidden':
      return [copyRequest, signInAgain];
    case 'notFound':
    case 'conflict':
    case 'invalid':
      return [];
    case 'rateLimited':
    case 'timeout':
    case 'unreachable':
    case 'unexpected':
    case 'aborted':
      return [tryAgain];
  }
}

/** Those from a connection that could not be created. */
export function waysOnFromCreating({ kind }: RelayApiError): readonly string[] {
  switch (kind) {
    case 'unauthorized':
    case 'forbidden':
      return [];
    case 'conflict':
      return [useExisting, anotherName];
    case 'invalid':
      return [editFields, anotherName];
    case 'notFound':
      return [tryAgain, editFields];
    default:
      return [editFields];
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

/** After these the service may have done it all the same: only the list can tell. */
export const isOutcomeUnknown = ({ kind }: RelayApiError): boolean =>
  ['timeout', 'unreachable', 'aborted', 'unexpected'].includes(kind);

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
