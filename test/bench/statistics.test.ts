import assert from 'node:assert/strict';
import { median, percentile } from './statistics';

suite('statistics', () => {
  test('a percentile is the value that this share does not exceed, whatever the order', () => {
    const values = [5, 1, 4, 2, 3];
    assert.deepEqual(
      [0, 0.2, 0.21, 0.5, 0.95, 1].map((share) => percentile(values, share)),
      [1, 1, 2, 3, 5, 5],
    );
    assert.deepEqual(values, [5, 1, 4, 2, 3]);
  });

  test('numbers are not compared as texts', () => assert.equal(median([9, 10, 100]), 10));

  test('of twenty values, the 95th percentile leaves out one', () => {
    assert.equal(
      percentile(
        Array.from({ length: 20 }, (_, index) => index + 1),
        0.95,
      ),
      19,
    );
  });

  test('nothing is said of no values', () => assert.equal(median([]), undefined));
});
