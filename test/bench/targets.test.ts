import assert from 'node:assert/strict';
import type { Run, Samples } from './results';
import { judge } from './targets';

suite('targets', () => {
  const run = (...samples: readonly Samples[]): Run => ({
    date: '2024-05-01T10:00:00Z',
    machine: { processor: '', cores: 4, memoryGiB: 8, system: '', load: [0, 0] },
    versions: {},
    accountSize: 10,
    samples,
  });
  const samples = (contender: Samples['contender'], size: number, ...values: readonly number[]): Samples => ({
    measure: 'keystroke',
    contender,
    size,
    values,
  });
  /** `measured ✓`, of the first verdict whose words begin so. */
  function verdict(run: Run, words: string, target = ''): string {
    const found = judge(run).find((each) => each.what.startsWith(words) && each.target.includes(target));
    assert.ok(found, words);
    return `${found.measured} ${found.reached === undefined ? '?' : found.reached ? '✓' : '✗'}`;
  }
  const at60 = 'keystroke to diagnostics, p50, 60 lines';

  test('a share is reached at its border, and missed below', () => {
    const theirs = samples('yamlLanguageServer', 60, 200);
    assert.equal(verdict(run(samples('relay', 60, 5), theirs), at60), '1/40 ✓');
    assert.equal(verdict(run(samples('relay', 60, 5.2), theirs), at60), '1/38 ✗');
  });

  test('what is not measured is neither', () => {
    assert.ok(judge(run()).every(({ measured, reached }) => measured === 'not measured' && reached === undefined));
  });

  test('a server that did not answer in time is slower than that: enough, or not known', () => {
    const silent = { ...samples('yamlLanguageServer', 60), over: 60_000 };
    assert.equal(verdict(run(samples('relay', 60, 5), silent), at60), 'less than 1/12000 ✓');
    assert.equal(verdict(run(samples('relay', 60, 6000), silent), at60), 'less than 1/10 ?');
  });

  test('a frame is held by the 95th percentile', () => {
    const values = [...Array.from({ length: 18 }, () => 5), 15.9, 200];
    assert.equal(verdict(run(samples('relay', 10_000, ...values)), 'keystroke to diagnostics, p95'), '15.9 ms ✓');
    assert.equal(verdict(run(samples('relay', 10_000, ...values, 200)), 'keystroke to diagnostics, p95'), '200 ms ✗');
  });

  test('growth is what a further file costs among many, against among few', () => {
    const check = (...times: readonly number[]): Run =>
      run(
        ...[500, 1000, 2000].map((size, index): Samples => ({
          measure: 'check',
          contender: 'relay',
          size,
          values: [times[index]!, 9e9],
        })),
      );
    assert.equal(verdict(check(600, 1100, 2100), 'growth'), '1.00 times ✓');
    assert.equal(verdict(check(600, 1100, 2500), 'growth'), '1.40 times ✗');
  });
});
