import assert from 'node:assert/strict';
import { pushedSecrets } from '../../server/src/account/pushedSecrets';
import { watchSecrets } from '../../server/src/lsp/missingSecrets';
import type { KnownSecrets } from '../../server/src/relay/secrets';
import { parseWorkflow } from '../../server/src/workflow/model';

const uri = 'file:///deploy.yaml';
const refersTo = (...names: string[]) =>
  parseWorkflow(
    `name: deploy\nsteps:\n- name: a\n  image: b\n  spec: { ${names.map((name, index) => `k${index}: !Secret ${name}`).join(', ')} }\n`,
  );

function world() {
  const clock = { time: 0 };
  const asked: string[] = [];
  let answers: (() => void)[] = [];
  const source = pushedSecrets({
    now: () => clock.time,
    ask: ({ name }, fresh) => {
      asked.push(`${fresh ? 'fresh' : 'use'} ${name ?? 'unnamed'}`);
      return new Promise((resolve) => answers.push(resolve));
    },
    release: () => asked.push('none'),
  });
  const changes: string[] = [];
  source.onDidChange((changed) => changes.push(changed));
  const watch = watchSecrets(source);
  const known = (names: string[], more: Partial<KnownSecrets> = {}): KnownSecrets => ({
    kind: 'known',
    accountName: 'acme',
    workflow: 'deploy',
    names,
    readAt: clock.time,
    mayCreate: 'unknown',
    ...more,
  });
  return {
    clock,
    asked,
    changes,
    watch,
    push: (names: string[], more?: Partial<KnownSecrets>) => source.push(uri, known(names, more)),
    answer: async () => {
      for (const done of answers) done();
      answers = [];
      await Promise.resolve();
    },
    unsettled: (...names: string[]) => [...watch.look(uri, refersTo(...names)).unsettledSecrets],
  };
}

suite('the secrets that a document needs', () => {
  test('a document without secrets asks for nothing', () => {
    const { watch, asked } = world();
    watch.look(uri, parseWorkflow('steps:\n- name: secrets\n  image: b\n  spec: { a: no secrets.token }\n'));
    watch.forget(uri);
    assert.deepEqual(asked, []);
  });

  test('one that refers to them asks once, with the name at its top, and again when that changes', () => {
    const { watch, asked } = world();
    for (let i = 0; i < 100; i++) watch.look(uri, refersTo('token'));
    watch.look(uri, parseWorkflow('name: other\nsteps:\n- { name: a, image: b, spec: { a: !Secret token } }\n'));
    assert.deepEqual(asked, ['use deploy', 'use other']);
  });

  test('closing it says so', () => {
    const { watch, asked } = world();
    watch.look(uri, refersTo('token'));
    watch.forget(uri);
    watch.forget(uri);
    assert.deepEqual(asked, ['use deploy', 'none']);
  });

  test('what comes after it was closed is not kept', () => {
    const { watch, push, changes } = world();
    watch.look(uri, refersTo('token'));
    watch.forget(uri);
    push([]);
    assert.deepEqual(changes, []);
  });

  test('what was missing from it is newly missing when it is opened again', () => {
    const { clock, push, watch, unsettled } = world();
    unsettled('token');
    push([]);
    assert.deepEqual(unsettled('token'), []);
    watch.forget(uri);
    unsettled('token');
    push([]);
    clock.time = 60_000;
    assert.deepEqual(unsettled('token'), ['token']);
  });

  test('saving asks once more for what is missing, and for nothing where nothing is', () => {
    const { clock, asked, push, watch, unsettled } = world();
    unsettled('token');
    push(['token']);
    unsettled('token');
    clock.time = 60_000;
    watch.askAgain(uri);
    assert.deepEqual(asked, ['use deploy']);
    push([], { readAt: 60_000 });
    unsettled('token');
    clock.time = 120_000;
    watch.askAgain(uri);
    assert.deepEqual(asked, ['use deploy', 'fresh deploy']);
    assert.deepEqual(unsettled('token'), []);
  });

  test('missing from a list of the last 30 s is missing at once', () => {
    const { clock, asked, push, unsettled } = world();
    unsettled('token');
    push([]);
    clock.time = 30_000;
    assert.deepEqual(unsettled('token'), []);
    assert.deepEqual(asked, ['use deploy']);
  });

  test('newly missing from an older one is not told before the list was read again', async () => {
    const { clock, asked, push, unsettled, answer, changes } = world();
    unsettled('token');
    push(['token']);
    clock.time = 30_001;
    assert.deepEqual(unsettled('token', 'key'), ['key']);
    assert.deepEqual(unsettled('token', 'key', 'other'), ['key', 'other']);
    assert.deepEqual(asked, ['use deploy', 'fresh deploy']);
    push(['token', 'other']);
    assert.deepEqual(unsettled('token', 'key', 'other'), [], 'a new list is believed at once');
    await answer();
    assert.deepEqual(unsettled('token', 'key', 'other'), []);
    assert.equal(changes.length, 3);
  });

  test('one that was told stays told while the list is read for another', () => {
    const { clock, push, unsettled } = world();
    unsettled('token');
    push([]);
    unsettled('token');
    clock.time = 60_000;
    assert.deepEqual(unsettled('token', 'key'), ['key']);
  });

  test('what another workflow lacks is newly missing from its list', () => {
    const { clock, push, unsettled } = world();
    unsettled('token');
    push([]);
    assert.deepEqual(unsettled('token'), []);
    clock.time = 60_000;
    push([], { workflow: 'release/deploy', readAt: 0 });
    assert.deepEqual(unsettled('token'), ['token']);
  });

  test('an answer without a newer list ends the waiting, and the client is asked once for each list', async () => {
    const { clock, asked, push, unsettled, answer } = world();
    unsettled('token');
    push([]);
    clock.time = 60_000;
    assert.deepEqual(unsettled('token'), ['token']);
    await answer();
    assert.deepEqual(unsettled('token'), []);
    assert.deepEqual(unsettled('token', 'key'), []);
    assert.deepEqual(asked, ['use deploy', 'fresh deploy']);
  });

  test('nobody waits for a client that failed last', () => {
    const { clock, asked, push, unsettled } = world();
    unsettled('token');
    push([], { failure: { reason: 'unreachable', message: 'No answer.' } });
    clock.time = 60_000;
    assert.deepEqual(unsettled('token'), []);
    assert.deepEqual(asked, ['use deploy', 'fresh deploy']);
  });
});
