import assert from 'node:assert/strict';
import { filesNaming, filesUsing } from '../../client/src/filesUsing';
import type { ConnectionUse, ConnectionUses } from '../../server/src/protocol';

suite('the files that use a connection', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const use = (type: string, name?: string): ConnectionUse => ({ type, ...(name !== undefined && { name }), range });
  const uses: ConnectionUses = {
    files: [
      { uri: 'a', uses: [use('aws', 'prod'), use('aws', 'test'), use('aws', 'prod')] },
      { uri: 'b', uses: [use('gcp', 'prod')] },
      { uri: 'c', uses: [use('aws'), use('gcp', 'prod')] },
    ],
    unreadable: [],
  };

  const usesOf = (type: string, name: string): Record<string, number> =>
    Object.fromEntries(filesUsing(uses, { type, name }).map(({ uri, uses }) => [uri, uses.length]));

  test('are those that name its type and its name', () => assert.deepEqual(usesOf('gcp', 'prod'), { b: 1, c: 1 }));
  test('include those that ask for all of its type', () => assert.deepEqual(usesOf('aws', 'prod'), { a: 2, c: 1 }));
  test('by its name are not those that ask for all of its type', () =>
    assert.deepEqual(
      filesNaming(uses, { type: 'aws', name: 'prod' }).map(({ uri }) => uri),
      ['a'],
    ));
  test('are none for a connection that nobody names', () => assert.deepEqual(usesOf('gcp', 'test'), {}));
});
