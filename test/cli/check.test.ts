import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

  test('a file that is not there is named, and the others are checked', async () => {
    const { exitCode, output, notes } = await check([join(folder, 'gone.yaml'), lacking], login());
    assert.match(notes, /Cannot read \S*gone\.yaml: no such file or directory\./);
    assert.match(output, /connection-missing/);
    assert.equal(exitCode, 2);
  });
});
