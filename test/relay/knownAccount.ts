import type { KnownAccount } from '../../server/src/relay/account';

/** `knownAccount('aws/prod')` holds that one connection, read just now. */
export function knownAccount(...connections: readonly string[]): KnownAccount {
  return {
    kind: 'known',
    accountName: 'acme',
    apiUrl: 'https://api.relay.sh',
    connections: connections.map((id) => {
      const [type = '', name = ''] = id.split('/');
      return { type, name, id, auth: 'secret', availability: { status: 'available' }, workflows: [] };
    }),
    readAt: Date.now(),
    mayCreate: 'yes',
  };
}
