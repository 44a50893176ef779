import assert from 'node:assert/strict';
import { commonEnd, commonStart } from '../../server/src/workflow/sameText';

suite('how much of two texts is the same', () => {
  test('up to the first and from the last character that differs', () => {
    const text = 'a line\n'.repeat(2000);
    for (const at of [0, 1, 1023, 1024, 5000, text.length - 1]) {
      const edited = `${text.slice(0, at)}é${text.slice(at + 1)}`;
      assert.equal(commonStart(text, edited), at);
      assert.equal(commonEnd(text, edited), text.length - at - 1);
    }
  });

  test('all of it, or nothing', () => {
    assert.deepEqual([commonStart('same', 'same'), commonEnd('same', 'same')], [4, 4]);
    assert.deepEqual([commonStart('', 'same'), commonEnd('other', 'text')], [0, 0]);
    assert.deepEqual([commonStart('sam', 'same'), commonEnd('me', 'same')], [3, 2]);
  });
});
