import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { withEditor } from './fakeEditor';
import { frame } from './frames';
import { startServerProcess } from './serverProcess';

suite('the server as a process', () => {
  test('tells its name and version to a client that declares nothing', () =>
    withEditor({}, async ({ initialized }) => {
      assert.equal(initialized.serverInfo?.name, 'relay-language-server');
      assert.match(initialized.serverInfo.version ?? '', /^\d+\.\d+\.\d+$/);
      await Promise.resolve();
    }));

  test('--version prints the version alone', async () => {
    const server = startServerProcess({ words: ['--version'] });
    assert.equal(await server.exited, 0);
    assert.match(server.stdout().toString(), /^\d+\.\d+\.\d+\n$/);
  });

  test('--help tells how to start it', async () => {
    const server = startServerProcess({ words: ['--help'] });
    assert.equal(await server.exited, 0);
    assert.match(server.stdout().toString(), /--stdio.*--node-ipc/s);
  });

  test('an unknown argument is refused with exit code 2 and a word on stderr', async () => {
    const server = startServerProcess({ words: ['--tcp'] });
    assert.equal(await server.exited, 2);
    assert.equal(server.stdout().length, 0);
    assert.match(server.stderr(), /^Unknown argument "--tcp"\.\n/);
  });

  test('what a library prints goes to stderr, so that stdout is protocol to the last byte', async () => {
    const { server } = await withEditor({ preload: noisy }, async (editor) => {
      await editor.open('steps: []\n').expectProblems();
      return editor;
    });
    assert.match(server.stderr(), /log noise/);
    assert.match(server.stderr(), /write noise/);
  });

  test('ends when its standard input does, with an exit code that shows the missing goodbye', async () => {
    const server = startServerProcess();
    server.child.stdin.end();
    assert.equal(await server.exited, 1);
  });

  test('ends when the process of its client does, whichever way it was told which that is', async () => {
    const client = spawn(process.execPath, ['--eval', '']);
    await once(client, 'exit');
    const server = startServerProcess({ words: ['--stdio', `--clientProcessId=${client.pid ?? 0}`] });
    const other = startServerProcess();
    const params = { processId: client.pid, capabilities: {} };
    other.child.stdin.write(frame({ jsonrpc: '2.0', id: 1, method: 'initialize', params }));
    assert.deepEqual(await Promise.all([server.exited, other.exited]), [1, 1]);
  });

  test('serves the Node process that forked it', async () => {
    const server = fork('dist/server.js', ['--node-ipc'], { timeout: 60_000 });
    server.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, capabilities: {} } });
    const [answer] = (await once(server, 'message')) as [{ result?: { serverInfo?: { name?: string } } }];
    assert.equal(answer.result?.serverInfo?.name, 'relay-language-server');
    const exited = once(server, 'exit');
    server.disconnect();
    assert.equal((await exited)[0], 1);
  });
});

/** Chatters on standard output from within the server's process, from its first look at standard input on. */
const noisy = `process.stdin.once('newListener', () => setInterval(() => {
  console.log('log noise');
  process.stdout.write('write noise\\n');
}, 1));`;
