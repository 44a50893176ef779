import assert from 'node:assert/strict';
import { createWorkflowChoices } from '../../../client/src/secrets/choices';

const acme = { apiUrl: 'https://api.example.com', accountName: 'acme' };
const other = { ...acme, accountName: 'other' };

function world() {
  const kept = new Map<string, unknown>();
  const state = {
    get: (key: string) => kept.get(key) as never,
    update: (key: string, value: unknown) => {
      kept.set(key, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  };
  const open = () => createWorkflowChoices(state, (uri) => (uri.startsWith('untitled:') ? undefined : uri));
  return { open, kept };
}

suite('the workflow chosen for a file', () => {
  test('is kept for the next time, for each account by itself', async () => {
    const { open } = world();
    await open().set('a.yaml', acme, 'one');
    await open().set('b.yaml', acme, null);
    await open().set('a.yaml', other, 'two');
    const choices = open();
    assert.deepEqual(
      [
        choices.of('a.yaml', acme),
        choices.of('b.yaml', acme),
        choices.of('a.yaml', other),
        choices.of('b.yaml', other),
      ],
      ['one', null, 'two', undefined],
    );
  });

  test('can be changed and forgotten, and the others stay', async () => {
    const { open } = world();
    const choices = open();
    await choices.set('a.yaml', acme, 'one');
    await choices.set('b.yaml', acme, 'two');
    await choices.set('a.yaml', acme, 'three');
    await choices.set('b.yaml', acme, undefined);
    assert.deepEqual([choices.of('a.yaml', acme), choices.of('b.yaml', acme)], ['three', undefined]);
  });

  test('of a document without a file is remembered until the window is closed', async () => {
    const { open, kept } = world();
    const choices = open();
    await choices.set('untitled:1', acme, 'one');
    assert.equal(choices.of('untitled:1', acme), 'one');
    assert.equal(open().of('untitled:1', acme), undefined);
    assert.equal(kept.size, 0);
  });
});
