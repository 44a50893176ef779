import assert from 'node:assert/strict';
import { placesOfSecrets, secretsNode } from '../../../client/src/views/secretsContent';
import type { ReferenceToSecret } from '../../../server/src/protocol';
import { menuOf } from './menu';
import { outline } from './outline';

function secret(name: string, verdict: ReferenceToSecret['verdict'], line = 1): ReferenceToSecret {
  const severity = name.startsWith('old') ? 'warning' : 'error';
  return {
    name,
    range: { start: { line, character: 4 }, end: { line, character: 9 } },
    holder: { kind: 'step', name: 'push', index: 0, path: 'spec.token' },
    verdict,
    ...(verdict === 'missing' && { problem: { severity, message: `No secret named "${name}".` } }),
  };
}

const shown = (secrets: readonly ReferenceToSecret[], workflow?: string): string => {
  const node = secretsNode(secrets, workflow);
  return outline({ welcome: 'none', nodes: node ? [node] : [] });
};

suite('the secrets in the view of the workflow', () => {
  test('are there once each, in the order of the text, with what is known of them', () =>
    assert.equal(
      shown(
        [
          secret('token', 'missing', 3),
          secret('key', 'present'),
          secret('old', 'missing'),
          secret('new', 'unsettled'),
          secret('token', 'missing', 9),
        ],
        'release/deploy',
      ),
      `key Secrets (release/deploy, 2 missing)
  error token (missing, 2 places)
  pass key
  warning old (missing)
  loading~spin new (being checked)`,
    ));

  test('of a workflow that is not known are only listed', () =>
    assert.equal(shown([secret('token', 'none')]), 'key Secrets\n  circle-outline token'));

  test('none are no row', () => assert.equal(secretsNode([], 'release/deploy'), undefined));

  test('a missing one can be created: the command gets the workflow and the name', () => {
    const [row] = secretsNode([secret('token', 'missing', 3)], 'release/deploy')?.children?.() ?? [];
    assert.ok(row);
    assert.deepEqual(menuOf('relay.workflow', row), ['relay.createSecret']);
    assert.deepEqual(row.target, { workflow: 'release/deploy', name: 'token' });
    assert.equal(row.tooltip?.(), 'No secret named "token".\n\nIn step push, spec.token (line 4).');
  });

  test('one that is there can be changed, and is no connection to test or rename', () => {
    const [row] = secretsNode([secret('key', 'present')], 'release/deploy')?.children?.() ?? [];
    assert.ok(row);
    assert.deepEqual(menuOf('relay.workflow', row), ['relay.replaceSecretValue', 'relay.deleteSecret']);
  });

  test('one that has no name yet says so', () => {
    const [row] = secretsNode([secret('', 'none')], 'release/deploy')?.children?.() ?? [];
    assert.equal(row?.label, 'no name yet');
    assert.equal(row.tooltip?.(), 'It has no name yet.\n\nIn step push, spec.token (line 2).');
  });

  test('a click goes to the first place', () => {
    const secrets = [secret('token', 'missing', 3), secret('token', 'missing', 9)];
    const [row] = secretsNode(secrets, undefined)?.children?.() ?? [];
    assert.deepEqual(placesOfSecrets(secrets), [[row?.id, secrets[0]?.range]]);
  });
});
