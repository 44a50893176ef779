import assert from 'node:assert/strict';
import { CancellationToken, CancellationTokenSource, ResponseError } from 'vscode-languageserver/node';
import { createEdge } from '../../server/src/lsp/edge';

suite('the edge, where errors end', () => {
  test('a handler that fails answers empty, and the log says what was being done', () => {
    const { edge, logged } = open();
    const handler = edge.answer('completing', 'empty', fail);
    assert.equal(handler('a document', CancellationToken.None), 'empty');
    assert.match(logged[0] ?? '', /^Failed while completing: TypeError\n {4}at /);
  });

  test('the log never holds an error’s message, which may quote the document', async () => {
    const { edge, logged } = open();
    assert.equal(
      edge.attempt('finding diagnostics', 'empty', () => fail('a document')),
      'empty',
    );
    const answer = await edge.sent('sending diagnostics', Promise.reject<string>(new Error('a document')));
    assert.equal(answer, undefined);
    assert.equal(logged.length, 2);
    assert.ok(!logged.join('\n').includes('a document'), logged.join('\n'));
  });

  test('a request that was cancelled is not worked on, and waits for nothing', async () => {
    const { edge, logged } = open();
    const never = (): never => assert.fail();
    for (const handler of [edge.answer('completing', '', never, never), edge.answerLater('looking', '', never)]) {
      assert.ok((await handler('a document', CancellationToken.Cancelled)) instanceof ResponseError);
    }
    assert.deepEqual(logged, []);
  });

  test('a request that is cancelled while it waits for its document is not worked on', async () => {
    const { edge } = open();
    const source = new CancellationTokenSource();
    let isRead = (): void => undefined;
    const whenRead = new Promise<void>((resolve) => (isRead = resolve));
    const worked: string[] = [];
    const work = (document: string): number => worked.push(document);
    const handler = edge.answer('completing', 0, work, () => whenRead);
    const [cancelled, other] = [handler('cancelled', source.token), handler('other', CancellationToken.None)];
    assert.deepEqual(worked, []);
    source.cancel();
    isRead();
    assert.ok((await cancelled) instanceof ResponseError);
    assert.equal(await other, 1);
    assert.deepEqual(worked, ['other']);
  });

  test('a document that cannot be read to wait for it is an error like any other', () => {
    const { edge, logged } = open();
    const handler = edge.answer('completing', 'empty', fail, (document) => {
      throw new TypeError(`cannot read ${document}`);
    });
    assert.equal(handler('a document', CancellationToken.None), 'empty');
    assert.ok(!logged.join('\n').includes('a document'), logged.join('\n'));
  });

  test('an answer that takes a while and fails is empty as well', async () => {
    const { edge, logged } = open();
    const handler = edge.answerLater('looking', 'empty', () => Promise.reject(new TypeError('a document')));
    assert.equal(await handler(undefined, CancellationToken.None), 'empty');
    assert.match(logged[0] ?? '', /^Failed while looking: TypeError/);
  });

  test('an answer that is ready after its request was cancelled is not sent', async () => {
    const { edge } = open();
    const source = new CancellationTokenSource();
    const handler = edge.answerLater('looking', 'empty', async () => {
      source.cancel();
      return Promise.resolve('late');
    });
    assert.ok((await handler(undefined, source.token)) instanceof ResponseError);
  });
});

function fail(document: string): string {
  throw new TypeError(`cannot read ${document}`);
}

function open() {
  const logged: string[] = [];
  return { logged, edge: createEdge((message) => void logged.push(message)) };
}
