/** The account that the servers are measured with: large, and with names as people give them. */
import type { KnownAccount } from '../../server/src/relay/account';
import type { AccountData } from '../relayApi';

const types = ['slack', 'kubernetes', 'jira', 'ssh', 'datadog'];

/** Half of the large account's connections are of the type that is completed. The small one holds its first ones, which are those that workflows use. */
export const accountSizes = { small: 100, large: 10_000 } as const;

/** Half of the connections are of the type that is completed, `aws`. */
const typeOf = (index: number): string => (index % 2 === 0 ? 'aws' : (types[(index >> 1) % types.length] ?? 'aws'));

/** `aws-00042` is number 42, and of even number. */
const connectionName = (type: string, index: number): string => `${type}-${String(index).padStart(5, '0')}`;

export function connectionsOf(size: number): readonly { readonly type: string; readonly name: string }[] {
  return Array.from({ length: size }, (_, index) => ({
    type: typeOf(index),
    name: connectionName(typeOf(index), index),
  }));
}

/** As a client pushes it. */
export function pushedAccount(size: number): KnownAccount {
  return {
    kind: 'known',
    accountName: 'acme',
    apiUrl: 'https://api.relay.sh',
    connections: connectionsOf(size).map(({ type, name }, index) => ({
      type,
      name,
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      auth: 'secret',
      availability: { status: 'available', testedAt: '2024-05-01T10:00:00Z' },
      workflows: [`infrastructure/workflow-${index % 300}`],
    })),
    readAt: Date.now(),
    mayCreate: 'yes',
  };
}

/** As the service holds it. */
export function servedAccount(size: number): AccountData {
  return {
    name: 'acme',
    connections: connectionsOf(size).map((id) => ({ ...id, availability: { status: 'available' } })),
  };
}
