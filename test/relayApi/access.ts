import type { Token } from './account';

/** What a token may do, as every answer about an entity says it. */
export function access(token: Token): unknown {
  return {
    permission_grants: [
      { granted: 'granted', permission: { name: 'connections.read', description: 'See connections' } },
      {
        granted: token.role === 'administrator' ? 'granted' : 'none',
        permission: { name: 'connections.write', description: 'Add, change and delete connections' },
      },
    ],
  };
}
