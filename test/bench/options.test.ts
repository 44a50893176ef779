import assert from 'node:assert/strict';
import { parseOptions } from './options';

suite('options of the bench', () => {
  function parsed(...words: string[]) {
    const options = parseOptions(words);
    assert.ok(options !== 'help');
    return options;
  }

  test('without words, everything is measured', () => {
    const { sizes, measures, json, markdown } = parsed();
    assert.deepEqual(sizes, [60, 1000, 10_000, 50_000]);
    assert.equal(measures.size, 9);
    assert.deepEqual([json, markdown], [undefined, false]);
  });

  test('sizes and measures are chosen, times are in seconds', () => {
    const { sizes, measures, runs, limit } = parsed(
      ...'--sizes 60,500 --only start,memory --runs 7 --limit 3'.split(' '),
    );
    assert.deepEqual([sizes, [...measures], runs, limit], [[60, 500], ['start', 'memory'], 7, 3000]);
  });

  test('what is not known is refused with the remedy', () => {
    assert.throws(() => parsed('--only', 'speed'), /--only takes start, .*, not "speed"\./);
    assert.throws(() => parsed('--sizes', 'big'), /--sizes takes whole numbers of at least 40, not "big"\./);
    assert.throws(() => parsed('--runs', '0'), /--runs takes whole numbers of at least 1/);
    assert.throws(() => parsed('--fast'));
  });
});
