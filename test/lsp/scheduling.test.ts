import assert from 'node:assert/strict';
import type { DataCallback, Message, MessageReader } from 'vscode-languageserver/node';
import { countBacklog } from '../../server/src/lsp/backlog';
import { createScheduler } from '../../server/src/lsp/scheduling';

suite('scheduling', () => {
  test('a document is worked on as soon as no message waits', () => {
    const loop = createLoop();
    loop.scheduler.schedule('a');
    loop.turn(2);
    assert.deepEqual(loop.worked, ['a']);
  });

  test('a burst of requests costs one piece of work, after the last message', () => {
    const loop = createLoop();
    loop.client.waiting = 100;
    for (; loop.client.waiting > 0; loop.client.waiting--) {
      loop.scheduler.schedule('a');
      loop.turn();
    }
    assert.deepEqual(loop.worked, []);
    loop.turn(2);
    assert.deepEqual(loop.worked, ['a']);
    loop.turn(10);
    assert.deepEqual(loop.worked, ['a']);
  });

  test('a gap of one turn between two messages is not the end of the burst', () => {
    const loop = createLoop();
    loop.scheduler.schedule('a');
    loop.turn();
    loop.client.waiting = 1;
    loop.turn();
    loop.client.waiting = 0;
    loop.turn();
    assert.deepEqual(loop.worked, []);
    loop.turn();
    assert.deepEqual(loop.worked, ['a']);
  });

  test('messages that come between two documents go before the second', () => {
    const loop = createLoop();
    loop.scheduler.schedule('a');
    loop.scheduler.schedule('b');
    loop.turn(2);
    loop.client.waiting = 1;
    loop.turn(5);
    assert.deepEqual(loop.worked, ['a']);
    loop.client.waiting = 0;
    loop.turn(2);
    assert.deepEqual(loop.worked, ['a', 'b']);
  });

  test('a client that never pauses waits no longer than a tenth of a second', () => {
    const loop = createLoop();
    loop.client.waiting = 1;
    loop.scheduler.schedule('a');
    loop.turn(100);
    assert.deepEqual(loop.worked, []);
    loop.client.now = 101;
    loop.turn();
    assert.deepEqual(loop.worked, ['a']);
  });

  test('work that is asked for during the work is done after it', () => {
    const loop: ReturnType<typeof createLoop> = createLoop((uri) => {
      if (uri === 'a') loop.scheduler.schedule('b');
      return true;
    });
    loop.scheduler.schedule('a');
    loop.turn(4);
    assert.deepEqual(loop.worked, ['a', 'b']);
  });

  test('long work stops after a while and goes on when no message waits', () => {
    let left = 50;
    const loop: ReturnType<typeof createLoop> = createLoop((_uri, isEnough) => {
      for (; left > 0 && !isEnough(); left -= 10) loop.client.now += 10;
      return left === 0;
    });
    loop.scheduler.schedule('a');
    loop.turn(2);
    assert.equal(left, 20);
    loop.client.waiting = 1;
    loop.turn(5);
    assert.equal(left, 20);
    loop.client.waiting = 0;
    loop.turn(2);
    assert.equal(left, 0);
    loop.turn(10);
    assert.deepEqual(loop.worked, ['a', 'a']);
  });

  test('nothing keeps turning when nothing is due', () => {
    const loop = createLoop();
    loop.scheduler.schedule('a');
    loop.turn(10);
    assert.equal(loop.pending(), 0);
    loop.scheduler.schedule('a');
    loop.turn(2);
    assert.deepEqual(loop.worked, ['a', 'a']);
  });
});

suite('the messages that wait', () => {
  const message = (method: string): Message => ({ jsonrpc: '2.0', method }) as Message;

  test('are those that were read and not handled; a cancellation never is one, since it may be acted on past the queue', () => {
    let read: DataCallback = () => undefined;
    const source = { listen: (callback: DataCallback) => (read = callback) };
    const backlog = countBacklog(source as unknown as MessageReader);
    backlog.reader.listen(() => undefined);
    read(message('textDocument/hover'));
    read(message('$/cancelRequest'));
    assert.equal(backlog.isEmpty(), false);
    void backlog.options.messageStrategy?.handleMessage(message('textDocument/hover'), () => undefined);
    assert.equal(backlog.isEmpty(), true);
  });
});

/** An event loop that is turned by hand. */
function createLoop(during: (uri: string, isEnough: () => boolean) => boolean | undefined = () => true) {
  let callbacks: (() => void)[] = [];
  const worked: string[] = [];
  const client = { waiting: 0, now: 0 };
  const scheduler = createScheduler(
    (uri, isEnough) => {
      worked.push(uri);
      return during(uri, isEnough) ?? true;
    },
    {
      later: (callback) => void callbacks.push(callback),
      now: () => client.now,
      isQuiet: () => client.waiting === 0,
    },
  );
  const turn = (times = 1): void => {
    for (; times > 0; times--) {
      const due = callbacks;
      callbacks = [];
      due.forEach((callback) => callback());
    }
  };
  return { worked, client, scheduler, turn, pending: () => callbacks.length };
}
