import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServerProcess } from '../lsp/serverProcess';
import { startRelayApi, type RelayApiServer } from '../relayApi';

suite('check', () => {
  let relay: RelayApiServer;
  const folder = mkdtempSync(join(tmpdir(), 'relay-check-'));
  const good = join(folder, 'good.yaml');
  const lacking = join(folder, 'lacking.yaml');
  const broken = join(folder, 'broken.yaml');

  suiteSetup(async () => {
    relay = await startRelayApi();
    writeFileSync(good, workflow("${connections.aws.'production'}"));
    writeFileSync(lacking, workflow("${connections.aws.'nowhere'}"));
    writeFileSync(broken, workflow('!Connection [aws]'));
  });
  suiteTeardown(async () => {
    await relay.close();
    rmSync(folder, { recursive: true });
  });

  const workflow = (connection: string): string =>
    `apiVersion: v1\nsteps:\n- name: stop\n  image: example/stop\n  spec:\n    connection: ${connection}\n`;

  async function check(files: readonly string[], environment: Readonly<Record<string, string>>) {
    const server = startServerProcess({ words: ['check', ...files], environment: { HOME: folder, ...environment } });
    const exitCode = await server.exited;
    return { exitCode, output: server.stdout().toString(), notes: server.stderr() };
  }

  const login = () => ({ RELAY_API_URL: relay.url, RELAY_API_TOKEN: relay.token });

  test('a connection that the account lacks is an error, at its line and column', async () => {
    const { exitCode, output } = await check([good, lacking], login());
    assert.match(
      output,
      /lacking\.yaml:6:35: error connection-missing: No aws connection named "nowhere" in account acme/,
    );
    assert.equal(output.split('\n').length, 2, output);
    assert.equal(exitCode, 1);
  });

  test('a workflow whose connections exist passes', async () => {
    assert.deepEqual(await check([good], login()), {
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
    const { exitCode, output, notes } = await check([lacking], login());
    assert.equal(output, '');
    assert.match(notes, /Connections are not checked\./);
    assert.equal(exitCode, 2);
  });

  suite('secrets', () => {
    const deploy = join(folder, 'release', 'deploy-web.yaml');
    const unmatched = join(folder, 'unmatched.yaml');
    suiteSetup(() => {
      const text = `steps:\n- name: a\n  image: b\n  spec:\n    a: !Secret registryPassword\n    b: \${secrets.deployToken}\n`;
      mkdirSync(join(folder, 'release'));
      writeFileSync(deploy, text);
      writeFileSync(unmatched, text);
    });

    test('that the workflow of the account lacks are errors, and each list is read once', async () => {
      const before = relay.requests({ path: /workflows/ }).length;
      const { exitCode, output, notes } = await check([deploy, deploy, good], login());
      assert.match(
        output,
        /^\S*deploy-web\.yaml:6:18: error secret-missing: No secret named "deployToken" of workflow release\/deploy-web in account acme/,
      );
      assert.equal(output.split('\n').length, 3, output);
      assert.equal(notes, '3 workflows: 2 errors, 0 warnings.\n');
      assert.equal(exitCode, 1);
      assert.equal(relay.requests({ path: /workflows/ }).length - before, 2);
    });

    test('of a file that is no workflow of the account are not checked, and that is said', async () => {
      const { exitCode, output, notes } = await check([unmatched], login());
      assert.equal(output, '');
      assert.match(
        notes,
        /The secrets of \S*unmatched\.yaml are not checked: account acme has no workflow of the file's name/,
      );
      assert.equal(exitCode, 0);
    });

    test('of many such files are told in one sentence', async () => {
      const five = Array.from({ length: 5 }, () => unmatched);
      const { notes } = await check(five, login());
      assert.match(notes, /^The secrets of \S+, \S+, \S+ and 2 other files are not checked: .*\n5 workflows: /);
    });

    test('that cannot be read are not missing, and do not pass for checked', async () => {
      relay.fault({ kind: 'status', status: 503, path: /\/secrets$/ });
      const { exitCode, output, notes } = await check([deploy], login());
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
    const { exitCode, output, notes } = await check([join(folder, 'gone.yaml'), lacking], login());
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
    const server = startServerProcess({ words: ['check', ...files], environment: { HOME: folder } });
    server.child.stdout.destroy();
    assert.equal(await server.exited, 0);
    assert.doesNotMatch(server.stderr(), /Error/);
  });
});
