import assert from 'node:assert/strict';
import { columnOf, lineStart } from '../../server/src/workflow/line';

suite('lines', () => {
  test('a line starts behind the last line break before it, and the first one at 0', () => {
    assert.equal(lineStart('ab\ncd', 2), 0);
    assert.equal(lineStart('ab\ncd', 3), 3);
    assert.equal(columnOf('ab\r\ncd', 5), 1);
  });
  test('a text that begins with a line break begins with an empty line', () => {
    assert.equal(lineStart('\na', 0), 0);
    assert.equal(columnOf('\na', 0), 0);
    assert.equal(lineStart('\na', 1), 1);
  });
});
