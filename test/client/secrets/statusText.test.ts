import assert from 'node:assert/strict';
import { secretsStatus } from '../../../client/src/secrets/statusText';
import type { KnownSecrets } from '../../../server/src/relay/secrets';

const now = 1_000_000;
const known: KnownSecrets = {
  kind: 'known',
  accountName: 'acme',
  workflow: 'release/deploy',
  names: ['token', 'key'],
  readAt: now - 40_000,
  mayCreate: 'unknown',
};

suite('the status of secrets', () => {
  test('says which workflow the file is, how many secrets it has, and how old the list is', () =>
    assert.deepEqual(secretsStatus(known, now), {
      text: 'Workflow release/deploy',
      detail: '2 secrets, checked 40 s ago',
      action: 'choose',
    }));

  test('says that the list could not be read again, and offers to try', () => {
    const failure = { reason: 'unreachable', message: 'Nothing answers.' } as const;
    const status = secretsStatus({ ...known, names: ['token'], failure }, now);
    assert.deepEqual(status, {
      text: 'Workflow release/deploy',
      detail: '1 secret, checked 40 s ago; no answer now',
      tooltip: 'Nothing answers.',
      action: 'retry',
    });
  });

  test('of a file whose workflow is not clear it offers to choose it', () => {
    const details = (['none', 'several', 'setAside'] as const).map((why) => {
      const status = secretsStatus({ kind: 'unmatched', accountName: 'acme', why }, now);
      return `${status?.detail ?? ''} (${status?.action ?? ''})`;
    });
    assert.deepEqual(details, [
      'no workflow of this name (choose)',
      'several workflows of this name (choose)',
      'no workflow of the account (choose)',
    ]);
  });

  test('what the account says itself is not said again', () => {
    assert.equal(secretsStatus({ kind: 'signedOut' }, now), undefined);
    for (const reason of ['untrusted', 'unauthorized'] as const)
      assert.equal(secretsStatus({ kind: 'unknown', reason, message: '' }, now), undefined);
  });
});
