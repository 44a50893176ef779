import assert from 'node:assert/strict';
import { createDocumentSecrets, type NamedDocument, type WorkflowChoice } from '../../server/src/relay/documentSecrets';
import type { AccountSnapshot } from '../../server/src/relay/account';
import type { UnknownAccount } from '../../server/src/relay/readAccount';
import type { SecretsSnapshot } from '../../server/src/relay/secrets';
import { setSurroundings } from '../surroundings';
import { knownAccount } from './knownAccount';

const acme = knownAccount();
const noAnswer: UnknownAccount = { kind: 'unknown', reason: 'unreachable', message: 'No answer.' };

type Answer = readonly string[] | UnknownAccount | 'gone';

/** A service that answers when told to, in surroundings that are set. */
function world() {
  const { timers, pass, ...surroundings } = setSurroundings();
  const { now } = surroundings;
  const requests: string[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  const choices = new Map<string, WorkflowChoice>();
  const hidden = new Set<string>();
  const told: string[] = [];
  const ask = (request: string) => {
    requests.push(request);
    return new Promise<Answer>((resolve) => waiting.push(resolve));
  };
  const secrets = createDocumentSecrets({
    ...surroundings,
    async readWorkflows({ accountName }) {
      const names = await ask(`workflows of ${accountName}`);
      return Array.isArray(names)
        ? { kind: 'known', accountName, names: names as string[], readAt: now() }
        : (names as UnknownAccount);
    },
    async readSecrets({ accountName }, workflow) {
      const names = await ask(workflow);
      if (names === 'gone') return { ...noAnswer, reason: 'unexpected', gone: true };
      return Array.isArray(names)
        ? { kind: 'known', accountName, workflow, names: names as string[], readAt: now(), mayCreate: 'unknown' }
        : (names as UnknownAccount);
    },
    choiceFor: (uri) => choices.get(uri),
    isShown: (uri) => !hidden.has(uri),
    changed: (uri, snapshot) => told.push(`${uri}: ${inWords(snapshot)}`),
  });
  return {
    secrets,
    requests,
    choices,
    hidden,
    told,
    timers,
    waiting: () => waiting.length,
    pass,
    answer: async (names: Answer) => {
      await flush();
      const next = waiting.shift();
      assert.ok(next, 'a request is under way');
      next(names);
      await flush();
    },
    last: (uri: string) =>
      told
        .filter((line) => line.startsWith(uri))
        .at(-1)
        ?.slice(uri.length + 2),
  };
}

const flush = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function inWords(secrets: SecretsSnapshot): string {
  switch (secrets.kind) {
    case 'signedOut':
      return 'signed out';
    case 'unknown':
      return secrets.reason;
    case 'unmatched':
      return secrets.why;
    case 'known':
      return `${secrets.workflow} has ${secrets.names.join('+') || 'none'}${secrets.failure ? ', failing' : ''}${secrets.mayCreate === 'no' ? ', refused' : ''}`;
  }
}

const documentOf = (path: string, declared?: string): NamedDocument => ({
  uri: path,
  names: { path: path.split('/'), declared },
});
const deploy = documentOf('release/deploy.yaml');

/** Signed in, with a workflow on the screen, and what the service has answered so far. */
async function opened(...answers: readonly Answer[]): Promise<ReturnType<typeof world>> {
  const there = world();
  there.secrets.useAccount(acme, 'me');
  void there.secrets.need(deploy, Infinity);
  for (const answer of answers) await there.answer(answer);
  return there;
}

suite('the secrets of documents', () => {
  test('nothing is read before a document needs it, nor without an account', async () => {
    const { secrets, requests, told } = world();
    secrets.useAccount(acme, 'me');
    secrets.freshen([deploy.uri], 0);
    await flush();
    assert.deepEqual([requests, told], [[], []]);
    secrets.useAccount({ kind: 'signedOut' }, '');
    await secrets.need(deploy, Infinity);
    assert.deepEqual([requests, told], [[], ['release/deploy.yaml: signed out']]);
  });

  test('one that does is matched by its name, and its secrets are read', async () => {
    const { secrets, requests, last, answer } = world();
    secrets.useAccount(acme, 'me');
    const needed = secrets.need(deploy, Infinity);
    assert.equal(last(deploy.uri), 'loading');
    await answer(['release/deploy', 'other']);
    await answer(['token']);
    await needed;
    assert.equal(last(deploy.uri), 'release/deploy has token');
    assert.deepEqual(requests, ['workflows of acme', 'release/deploy']);
  });

  test('nothing is read for one that nobody sees, until somebody does', async () => {
    const { secrets, hidden, requests, last, answer } = world();
    hidden.add(deploy.uri);
    secrets.useAccount(acme, 'me');
    await secrets.need(deploy, Infinity);
    assert.deepEqual([requests, last(deploy.uri)], [[], 'loading']);
    hidden.delete(deploy.uri);
    secrets.freshen([deploy.uri], Infinity);
    await answer(['deploy']);
    await answer(['token']);
    assert.equal(last(deploy.uri), 'deploy has token');
  });

  test('a hundred needs are the same two requests, and each is told what is known', async () => {
    const { secrets, requests, told } = await opened(['deploy'], []);
    const before = told.length;
    for (let i = 0; i < 100; i++) void secrets.need(deploy, Infinity);
    for (let i = 0; i < 100; i++) secrets.useAccount({ ...acme, readAt: i }, 'me');
    assert.equal(requests.length, 2);
    assert.equal(told.length, before + 100);
  });

  test('a document that is none of the account, or could be several, gets nothing', async () => {
    const { secrets, requests, last, answer } = world();
    secrets.useAccount(acme, 'me');
    void secrets.need(documentOf('notes.yaml'), Infinity);
    void secrets.need(documentOf('reap.yaml'), Infinity);
    await answer(['a/reap', 'b/reap']);
    assert.deepEqual([last('notes.yaml'), last('reap.yaml')], ['none', 'several']);
    assert.equal(requests.length, 1);
  });

  test('what the user chose counts, without a look at the list', async () => {
    const { secrets, requests, choices, last, answer } = world();
    choices.set(deploy.uri, 'other/workflow');
    secrets.useAccount(acme, 'me');
    void secrets.need(deploy, Infinity);
    await answer(['token']);
    assert.equal(last(deploy.uri), 'other/workflow has token');
    choices.set(deploy.uri, null);
    secrets.chosen();
    assert.equal(last(deploy.uri), 'setAside');
    await secrets.reread([deploy.uri]);
    choices.delete(deploy.uri);
    secrets.chosen();
    await answer(['deploy']);
    await answer(['key']);
    assert.equal(last(deploy.uri), 'deploy has key');
    assert.deepEqual(requests, ['other/workflow', 'workflows of acme', 'deploy']);
  });

  test('two documents of one workflow share its list, and one request is in flight at a time', async () => {
    const { secrets, requests, waiting, last, answer } = world();
    secrets.useAccount(acme, 'me');
    const [one, two, three] = [documentOf('a/deploy.yaml'), documentOf('b/deploy.yaml'), documentOf('reap.yaml')];
    for (const document of [one, two, three]) void secrets.need(document, Infinity);
    await answer(['deploy', 'reap']);
    assert.equal(waiting(), 1);
    await answer(['token']);
    assert.equal(waiting(), 1);
    await answer([]);
    assert.deepEqual(
      [one, two, three].map(({ uri }) => last(uri)),
      ['deploy has token', 'deploy has token', 'reap has none'],
    );
    assert.equal(requests.length, 3);
  });

  test('a list older than what is demanded is read again, and the need waits for it', async () => {
    const { secrets, requests, last, answer, pass } = await opened(['deploy'], []);
    pass(29_000);
    await secrets.need(deploy, 30_000);
    assert.equal(requests.length, 2);
    pass(1_000);
    const needed = secrets.need(deploy, 30_000);
    await answer(['token']);
    await needed;
    assert.equal(last(deploy.uri), 'deploy has token');
    assert.deepEqual(requests.slice(2), ['deploy']);
  });

  test('looking at an unmatched document looks for its workflow again; an hour of nothing reads nothing', async () => {
    const { secrets, requests, timers, last, answer, pass } = await opened([]);
    pass(3_600_000);
    await flush();
    assert.deepEqual([requests.length, timers(), last(deploy.uri)], [1, 0, 'none']);
    secrets.freshen([deploy.uri], 30_000);
    await answer(['deploy']);
    await answer([]);
    assert.equal(last(deploy.uri), 'deploy has none');
  });

  test('a failure makes nothing missing, keeps the last good list, and is not tried again by itself', async () => {
    const { secrets, requests, timers, last, answer, pass } = await opened(noAnswer);
    assert.equal(last(deploy.uri), 'unreachable');
    pass(3_600_000);
    await flush();
    assert.deepEqual([requests.length, timers()], [1, 0]);
    void secrets.need(deploy, Infinity);
    await answer(['deploy']);
    await answer(['token']);
    pass(60_000);
    void secrets.need(deploy, 30_000);
    await answer(noAnswer);
    assert.equal(last(deploy.uri), 'deploy has token, failing');
  });

  test('a hundred needs in 30 s on a failing service are two requests', async () => {
    const { secrets, requests, timers, answer, pass, waiting } = await opened(noAnswer);
    for (let i = 0; i < 100; i++) {
      void secrets.need(deploy, 30_000);
      assert.ok(timers() <= 1);
      pass(300);
      await flush();
      if (waiting() > 0) await answer(noAnswer);
    }
    assert.equal(requests.length, 2);
  });

  test('the user does not wait for the back-off, and nobody does after a good read', async () => {
    const { secrets, last, timers, pass, answer, requests } = await opened(noAnswer);
    secrets.freshen([deploy.uri], Infinity);
    assert.equal(timers(), 1);
    void secrets.reread([deploy.uri]);
    assert.equal(timers(), 0);
    await answer(['deploy']);
    await answer({ ...noAnswer, retryAfterMs: 3_600_000 });
    assert.equal(last(deploy.uri), 'unreachable');
    void secrets.reread([deploy.uri, 'elsewhere']);
    await answer(['token']);
    assert.equal(last(deploy.uri), 'deploy has token');
    assert.deepEqual(requests, ['workflows of acme', 'workflows of acme', 'deploy', 'deploy']);
    pass(60_000);
    void secrets.need(deploy, 30_000);
    await answer([]);
    assert.equal(last(deploy.uri), 'deploy has none');
  });

  test('a sign-in that is refused is not tried again', async () => {
    const { secrets, requests, answer, pass } = await opened(['deploy'], []);
    pass(60_000);
    void secrets.need(deploy, 30_000);
    await answer({ ...noAnswer, reason: 'unauthorized' });
    pass(3_600_000);
    void secrets.need(deploy, 30_000);
    await flush();
    assert.equal(requests.length, 3);
  });

  test('a failure of one account says nothing of another', async () => {
    const { secrets, requests } = await opened(noAnswer);
    secrets.useAccount({ ...acme, accountName: 'other' }, 'me');
    await flush();
    assert.deepEqual(requests, ['workflows of acme', 'workflows of other']);
  });

  test('a workflow that is gone has the list of workflows read again', async () => {
    const { secrets, requests, last, answer, pass } = await opened(['deploy'], []);
    pass(60_000);
    void secrets.need(deploy, 30_000);
    await answer('gone');
    await answer([]);
    assert.equal(last(deploy.uri), 'none');
    assert.deepEqual(requests.slice(2), ['deploy', 'workflows of acme']);
  });

  test('another account or login forgets all; a late answer says nothing', async () => {
    const others: readonly (readonly [AccountSnapshot, string])[] = [
      [{ ...acme, accountName: 'other' }, 'me'],
      [{ ...acme, apiUrl: 'https://other.example.com' }, 'me'],
      [acme, 'somebody'],
    ];
    for (const [account, login] of others) {
      const { secrets, last, answer } = await opened(['deploy']);
      secrets.useAccount(account, login);
      assert.equal(last(deploy.uri), 'loading');
      await answer(['token']);
      assert.equal(last(deploy.uri), 'loading');
      await answer([]);
      assert.equal(last(deploy.uri), 'none');
    }
  });

  test('signed out, nothing is known any more', async () => {
    const { secrets, last, timers } = await opened(['deploy'], []);
    secrets.useAccount({ kind: 'signedOut' }, '');
    assert.deepEqual([last(deploy.uri), timers()], ['signed out', 0]);
  });

  test('a closed document is told nothing and asks for nothing', async () => {
    const { secrets, told, requests, answer } = await opened();
    secrets.forget(deploy.uri);
    const before = told.length;
    await answer(['deploy']);
    secrets.freshen([deploy.uri], 0);
    assert.deepEqual([told.length, requests.length, secrets.of(deploy.uri)], [before, 1, undefined]);
  });

  test('who was refused may not create, whatever is read later, until they try anew or use another account', async () => {
    const { secrets, last, answer } = await opened(['deploy'], []);
    secrets.refused();
    assert.equal(last(deploy.uri), 'deploy has none, refused');
    void secrets.read('deploy');
    await answer(['token']);
    assert.equal(last(deploy.uri), 'deploy has token, refused');
    secrets.allowed();
    void secrets.read('deploy');
    await answer(['token']);
    assert.equal(last(deploy.uri), 'deploy has token');
    secrets.refused();
    secrets.useAccount({ ...acme, accountName: 'other' }, 'me');
    await answer(['deploy']);
    await answer(['token']);
    assert.equal(last(deploy.uri), 'deploy has token');
  });
});
