import assert from 'node:assert/strict';
import { createAsker } from '../../../client/src/views/asker';

suite('asking for the newest', () => {
  test('one question is under way at a time, and of those that come meanwhile only the newest is asked', async () => {
    const asked: string[] = [];
    const told: string[] = [];
    const waiting: (() => void)[] = [];
    const ask = createAsker(
      (question: string) => {
        asked.push(question);
        return new Promise<string>((resolve) => waiting.push(() => resolve(question.toUpperCase())));
      },
      (question, answer) => told.push(`${question}: ${answer}`),
    );
    const answer = async (): Promise<void> => {
      waiting.shift()?.();
      await new Promise(setImmediate);
    };

    ask('a');
    ask('b');
    ask('c');
    assert.deepEqual(asked, ['a']);
    await answer();
    assert.deepEqual(asked, ['a', 'c']);
    await answer();
    assert.deepEqual(told, ['a: A', 'c: C']);
    ask('d');
    assert.deepEqual(asked, ['a', 'c', 'd']);
  });
});
