import type { ConnectionAvailability, ConnectionId } from '../../server/src/relay/account';

/** What the service's test of a connection means, for a person. */
export interface TestVerdict {
  readonly kind: 'works' | 'fails' | 'unclear';
  readonly sentence: string;
}

export function verdictOf({ status, error }: ConnectionAvailability, { type, name }: ConnectionId): TestVerdict {
  const connection = `The ${type} connection "${name}"`;
  const words = error === undefined ? '' : ` Relay says: ${error}`;
  switch (status) {
    case 'available':
      return { kind: 'works', sentence: `${connection} works: Relay has just tested it.` };
    case 'unavailable':
      return { kind: 'fails', sentence: `${connection} does not work: it failed the test.${words}` };
    default:
      return {
        kind: 'unclear',
        sentence: `${connection} was tested, and Relay does not say whether it works (its status is "${status}").${words}`,
      };
  }
}
