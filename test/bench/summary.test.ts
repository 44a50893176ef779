import assert from 'node:assert/strict';
import type { Samples } from './results';
import { amount, ratio } from './summary';

suite('summary', () => {
  const samples = (values: readonly number[], over?: number): Samples => ({
    measure: 'start',
    contender: 'relay',
    size: 60,
    values,
    ...(over !== undefined && { over }),
  });

  test('an answer that never came counts as the largest', () => {
    assert.deepEqual(amount(samples([1, 2], 60), 0.5), { value: 2, more: false });
    assert.deepEqual(amount(samples([1, 2], 60), 0.95), { value: 60, more: true });
    assert.deepEqual(amount(samples([], 60), 0.5), { value: 60, more: true });
  });

  test('nothing is said where nothing was measured', () => {
    assert.equal(amount(undefined, 0.5), undefined);
    assert.equal(amount(samples([]), 0.5), undefined);
    assert.equal(ratio(undefined, { value: 1, more: false }), undefined);
  });

  test('a ratio to something without an end is not known, and of it a bound', () => {
    const known = { value: 2, more: false };
    const endless = { value: 60, more: true };
    assert.deepEqual(ratio(endless, known), { value: 30, more: true });
    assert.equal(ratio(known, endless), undefined);
  });
});
