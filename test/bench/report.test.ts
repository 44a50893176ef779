import assert from 'node:assert/strict';
import { putTables } from './page';
import { report } from './report';
import { table } from './table';

suite('tables', () => {
  test('columns stand below each other', () => {
    assert.equal(
      table(
        ['', 'p50'],
        [
          ['Relay', '2.1'],
          ['another', '210 ✗'],
        ],
      ),
      `|         | p50   |
| ------- | ----- |
| Relay   | 2.1   |
| another | 210 ✗ |`,
    );
  });

  test('a run shows medians, 95th percentiles, ratios, and what was waited for in vain', () => {
    const text = report({
      date: '2024-05-01T10:00:00.000Z',
      machine: { processor: 'A processor', cores: 4, memoryGiB: 8, system: 'Linux 6', load: [0, 1] },
      versions: { commit: 'abc' },
      accountSize: 10_000,
      samples: [
        { measure: 'keystroke', contender: 'relay', size: 60, values: [2, 2, 4] },
        { measure: 'keystroke', contender: 'yamlLanguageServer', size: 60, values: [210, 220, 230] },
        { measure: 'keystroke', contender: 'relay', size: 50_000, values: [20] },
        { measure: 'keystroke', contender: 'yamlLanguageServer', size: 50_000, values: [], over: 60_000 },
      ],
    });
    const row = (lines: string): string =>
      /^\|.*\|$/m.exec(text.slice(text.indexOf(`\n| ${lines} `)))?.[0].replace(/ +/g, ' ') ?? '';
    assert.equal(row('60'), '| 60 | 2.0 / 4.0 | 220 / 230 | – | 110× | – |');
    assert.equal(row('50,000'), '| 50,000 | 20 / 20 | > 60,000 / > 60,000 | – | > 3,000× | – |');
    assert.match(text, /2024-05-01 10:00 UTC; A processor, 4 cores, 8 GiB, Linux 6; commit abc\./);
  });

  test('the page has its tables replaced, and the rest left', () => {
    const page = 'Before.\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nAfter.\n';
    const once = putTables(page, 'new\n');
    assert.equal(once, 'Before.\n<!-- measured: begin -->\n\nnew\n\n<!-- measured: end -->\nAfter.\n');
    assert.equal(putTables(once, 'new'), once);
    assert.throws(() => putTables('nothing', 'new'), /no place/);
  });
});
