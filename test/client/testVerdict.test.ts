import assert from 'node:assert/strict';
import { verdictOf } from '../../client/src/testVerdict';

suite('the verdict of a test', () => {
  const id = { type: 'aws', name: "it's prod" };

  test('is that a connection works', () =>
    assert.deepEqual(verdictOf({ status: 'available' }, id), {
      kind: 'works',
      sentence: 'The aws connection "it\'s prod" works: Relay has just tested it.',
    }));

  test('is that it fails, in the words of the service', () =>
    assert.deepEqual(verdictOf({ status: 'unavailable', error: 'Access denied.' }, id), {
      kind: 'fails',
      sentence: 'The aws connection "it\'s prod" does not work: it failed the test. Relay says: Access denied.',
    }));

  test('is no verdict where the service gives none', () => {
    assert.equal(verdictOf({ status: 'unknown' }, id).kind, 'unclear');
    assert.match(verdictOf({ status: 'pending' }, id).sentence, /its status is "pending"/);
  });
});
