import assert from 'node:assert/strict';
import { byNearness, editDistance, nearest } from '../../server/src/languageService/nearest';

suite('the name that was meant', () => {
  const checkNearest = (name: string, candidates: readonly string[], expected: string | undefined) =>
    assert.equal(nearest(name, candidates), expected);

  test('a letter too few, too many, other or swapped', () => {
    checkNearest('prd', ['staging', 'prod'], 'prod');
    checkNearest('prood', ['staging', 'prod'], 'prod');
    checkNearest('prad', ['staging', 'prod'], 'prod');
    checkNearest('porduction', ['staging', 'production'], 'production');
  });

  test('another case', () => checkNearest('PROD', ['staging', 'prod'], 'prod'));

  test('the short or the long form', () => {
    checkNearest('prod', ['staging', 'production'], 'production');
    checkNearest('production', ['staging', 'prod'], 'prod');
  });

  test('not a different name', () => {
    checkNearest('dev', ['prod', 'staging'], undefined);
    checkNearest('a', ['b', 'c'], undefined);
    checkNearest('pr', ['production'], undefined);
    checkNearest('prod', [], undefined);
    checkNearest('', ['prod'], undefined);
  });

  test('the likeliest comes first, each once', () => {
    assert.deepEqual(byNearness('prod', ['staging', 'prd', 'production', 'prd']), ['prd', 'production', 'staging']);
  });

  test('a distance that is too far is not counted out', () => {
    assert.equal(editDistance('kitten', 'sitting', 3), 3);
    assert.ok(editDistance('kitten', 'sitting', 2) > 2);
    assert.ok(editDistance('a', 'abcdef', 2) > 2);
  });

  test('distance counts letters', () => {
    assert.equal(editDistance('', ''), 0);
    assert.equal(editDistance('', 'abc'), 3);
    assert.equal(editDistance('kitten', 'sitting'), 3);
    assert.equal(editDistance('ab', 'ba'), 1);
  });
});
