import assert from 'node:assert/strict';
import { join } from 'node:path';
import { startServerProcess, tokenFor } from '../lsp/serverProcess';
import { startRelayApi, type RelayApiServer } from '../relayApi';
import { testFolder } from '../testFolder';

suite('check', () => {
  let relay: RelayApiServer;
  const folder = testFolder();
  let good: string;
  let lacking: string;
  let broken: string;

  setup(async () => {
    relay = await startRelayApi();
    good = folder.write('good.yaml', workflow("${connections.aws.'production'}"));
    lacking = folder.write('lacking.yaml', workflow("${connections.aws.'nowhere'}"));
    broken = folder.write('broken.yaml', workflow('!Connection [aws]'));
  });
  teardown(() => relay.close());

  const workflow = (connection: string): string =>
    `apiVersion: v1\nsteps:\n- name: stop\n  image: example/stop\n  spec:\n    connection: ${connection}\n`;

  async function check(files: readonly string[], environment: NodeJS.ProcessEnv) {
    const server = startServerProcess({ words: ['check', ...files], environment });
    const exitCode = await server.exited;
    return { exitCode, output: server.stdout().toString(), notes: server.stderr() };
  }

  test('a connection that the account lacks is an error, at its line and column', async () => {
    const { exitCode, output } = await check([good, lacking], tokenFor(relay));
    assert.match(
      output,
      /lacking\.yaml:6:35: error connection-missing: No aws connection named "nowhere" in account acme/,
    );
    assert.equal(output.split('\n').length, 2, output);
    assert.equal(exitCode, 1);
  });

  test('a workflow whose connections exist passes', async () => {
    assert.deepEqual(await check([good], tokenFor(relay)), {
      exitCode: 0,
      output: '',
      notes: '1 workflow: 0 errors, 0 warnings.\n',
    });
  });

  test('without a login only the text is checked, and that is said', async () => {
    const { exitCode, output, notes } = await check([lacking, broken], {});
    assert.match(output, /^\S*broken\.yaml:6:17: error connection-malformed: .*\n$/);
    assert.match(notes, /Connections are not checked: set RELAY_API_TOKEN/);
    assert.equal(exitCode, 1);
  });

  test('an account that cannot be read makes nothing missing, and does not pass for checked', async () => {
    relay.fault({ kind: 'status', status: 503, path: '/api/connections' });
    const { exitCode, output, notes } = await check([lacking], tokenFor(relay));
    assert.equal(output, '');
    assert.match(notes, /Connections are not checked\./);
    assert.equal(exitCode, 2);
  });

  suite('secrets', () => {
    let deploy: string;
    let unmatched: string;
    setup(() => {
      const text = `steps:\n- name: a\n  image: b\n  spec:\n    a: !Secret registryPassword\n    b: \${secrets.deployToken}\n`;
      deploy = folder.write('release/deploy-web.yaml', text);
      unmatched = folder.write('unmatched.yaml', text);
    });

    test('that the workflow of the account lacks are errors, and each list is read once', async () => {
      const { exitCode, output, notes } = await check([deploy, deploy, good], tokenFor(relay));
      assert.match(
        output,
        /^\S*deploy-web\.yaml:6:18: error secret-missing: No secret named "deployToken" of workflow release\/deploy-web in account acme/,
      );
      assert.equal(output.split('\n').length, 3, output);
      assert.equal(notes, '3 workflows: 2 errors, 0 warnings.\n');
      assert.equal(exitCode, 1);
      assert.equal(relay.requests({ path: /workflows/ }).length, 2);
    });

    test('of a file that is no workflow of the account are not checked, and that is said', async () => {
      const { exitCode, output, notes } = await check([unmatched], tokenFor(relay));
      assert.equal(output, '');
      assert.match(
        notes,
        /The secrets of \S*unmatched\.yaml are not checked: account acme has no workflow of the file's name/,
      );
      assert.equal(exitCode, 0);
    });

    test('of many such files are told in one sentence', async () => {
      const five = Array.from({ length: 5 }, () => unmatched);
      const { notes } = await check(five, tokenFor(relay));
      assert.match(notes, /^The secrets of \S+, \S+, \S+ and 2 other files are not checked: .*\n5 workflows: /);
    });

    test('that cannot be read are not missing, and do not pass for checked', async () => {
      relay.fault({ kind: 'status', status: 503, path: /\/secrets$/ });
      const { exitCode, output, notes } = await check([deploy], tokenFor(relay));
      assert.equal(output, '');
      assert.match(notes, /are not checked: Could not read the secrets of workflow release\/deploy-web: /);
      assert.equal(exitCode, 2);
    });

    test('without a login nothing is said of them', async () => {
      const { exitCode, output, notes } = await check([deploy], {});
      assert.equal(output, '');
      assert.doesNotMatch(notes, /secrets/);
      assert.equal(exitCode, 0);
    });
  });

  test('a file that is not there is named, and the others are checked', async () => {
    const { exitCode, output, notes } = await check([folder.path('gone.yaml'), lacking], tokenFor(relay));
    assert.match(notes, /Cannot read \S*gone\.yaml: no such file or directory\./);
    assert.match(output, /connection-missing/);
    assert.equal(exitCode, 2);
  });

  test('a name that no file can have is told, too', async () => {
    const { exitCode, notes } = await check([join(good, 'below'), 'x'.repeat(300), lacking], {});
    assert.match(notes, /Cannot read \S*good\.yaml.below: not a directory\.\nCannot read x+: name too long\.\n/);
    assert.equal(exitCode, 2);
  });

  test('a reader that has enough ends it without a complaint', async () => {
    const files = Array.from({ length: 500 }, () => broken);
    const server = startServerProcess({ words: ['check', ...files] });
    server.child.stdout.destroy();
    assert.equal(await server.exited, 0);
    assert.doesNotMatch(server.stderr(), /Error/);
  });
});
