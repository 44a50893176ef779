import assert from 'node:assert/strict';
import {
  asConflict,
  isOutcomeUnknown,
  requestForAdministrator,
  waysOnFrom,
  waysOnFromCreating,
} from '../../client/src/commands/outcome';
import { RelayApiError, type RelayApiErrorKind } from '../../server/src/relay/apiError';
import { messageOf } from '../../server/src/relay/messageOf';

const failureOf = (kind: RelayApiErrorKind, serviceMessage?: string) => {
  const error = new RelayApiError({
    kind,
    detail: 'why',
    status: 400,
    ...(serviceMessage === undefined ? {} : { serviceMessage }),
  });
  const what = 'create the aws connection "prod"';
  return {
    message: messageOf(error, { what, apiUrl: 'https://api.relay.sh', accountName: 'acme' }),
    waysOn: waysOnFrom(error, waysOnFromCreating),
  };
};

const kinds: RelayApiErrorKind[] = [
  'unauthorized',
  'forbidden',
  'notFound',
  'conflict',
  'invalid',
  'rateLimited',
  'timeout',
  'unreachable',
  'unexpected',
];

suite('when a connection cannot be created', () => {
  test('each reason has its own sentence, which names the connection', () => {
    const messages = kinds.map((kind) => failureOf(kind).message);
    assert.equal(new Set(messages).size, kinds.length);
    for (const message of messages) assert.match(message, /aws connection "prod"/);
  });

  test('each reason has a way on', () => {
    for (const kind of kinds) assert.ok(failureOf(kind).waysOn.length > 0, kind);
    assert.deepEqual(failureOf('unauthorized').waysOn, ['Sign In Again']);
    assert.equal(failureOf('forbidden').waysOn[0], 'Copy a Request for an Administrator');
    assert.deepEqual(failureOf('conflict').waysOn, ['Use the Existing One', 'Choose Another Name']);
    assert.equal(failureOf('invalid').waysOn[0], 'Edit the Fields');
    for (const kind of ['timeout', 'unreachable', 'unexpected'] as const)
      assert.equal(failureOf(kind).waysOn[0], 'Try Again', kind);
  });

  test('the words of the service are passed on', () => {
    assert.match(failureOf('invalid', 'name: is too long').message, /name: is too long/);
    const conflict = asConflict(
      new RelayApiError({ kind: 'invalid', detail: 'x', status: 422, serviceMessage: 'Taken.' }),
    );
    assert.equal(conflict.kind, 'conflict');
    assert.equal(conflict.serviceMessage, 'Taken.');
  });

  test('without an answer the list decides whether it was created', () => {
    const unknown = kinds.filter((kind) => isOutcomeUnknown(new RelayApiError({ kind, detail: '' })));
    assert.deepEqual(unknown, ['timeout', 'unreachable', 'unexpected']);
  });

  test('a request for an administrator names what is needed, and no value', () => {
    assert.equal(
      requestForAdministrator([{ type: 'aws', name: 'prod' }], 'acme'),
      'Please add this connection to the Relay account acme; a workflow of mine refers to it:\n- type: aws, name: prod\n',
    );
  });
});
