/** VS Code's own network settings hold for the service. */
import assert from 'node:assert/strict';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { startRelayApi, type RelayApiServer } from '../relayApi';
import { openWorkflow } from './scene';
import { closeAll, configure, untilDiagnostics } from './window';

/** Not this machine, for which VS Code asks no proxy; the one such address at which plain HTTP is accepted. */
const apiUrl = 'http://relay-api.local:8080';

suite('behind a proxy', () => {
  let relay: RelayApiServer;
  let proxy: Server;
  let asked: string[];

  setup(async () => {
    relay = await startRelayApi();
    asked = [];
    proxy = createServer((incoming, outgoing) => {
      asked.push(`${incoming.method} ${incoming.url}`);
      const { method, headers } = incoming;
      const onward = request(`${relay.url}${new URL(incoming.url ?? '/').pathname}`, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(onward);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    process.env.RELAY_API_TOKEN = relay.token;
    process.env.RELAY_API_URL = apiUrl;
  });
  teardown(async () => {
    delete process.env.RELAY_API_TOKEN;
    delete process.env.RELAY_API_URL;
    await configure('http.proxy', undefined);
    // Has the extension look again who is signed in.
    await configure('relay.api.url', relay.url);
    await configure('relay.api.url', undefined);
    await closeAll();
    proxy.close();
    proxy.closeAllConnections();
    await relay.close();
  });

  test('the account is read through the proxy of the settings', async () => {
    await configure('http.proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    const uri = await openWorkflow(
      'steps:\n- name: one\n  image: relaysh/core\n  spec:\n    c: !Connection [aws, prod]\n',
    );
    await vscode.commands.executeCommand('relay.refreshAccount');
    await untilDiagnostics(uri, ['connection-missing prod']);
    const toRelay = asked.filter((line) => line.includes('relay-api.local'));
    assert.ok(toRelay.includes(`GET ${apiUrl}/api/connections`), toRelay.join());
    assert.equal(relay.requests({ path: '/api/connections' }).length, toRelay.length - 1);
  });
});
