import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, globalAgent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createRelayApi, RelayApiError } from '../../server/src/relay/api';
import { messageOf } from '../../server/src/relay/messageOf';
import { Redacted } from '../../server/src/relay/redacted';

// Made for this test: a key that nothing else uses and a certificate that nobody trusts.
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqKocjNF5IRxGgzZr
Pg+Zzik54zU/lJwcDqb/EWJQ3S6hRANCAAQk4LiyRkdtRn2yMV99kk7NstxPGqXM
Cyj0WvEsbgJaBZr35x/i2M80VWUior0eR29YAPi7eLOQM0jzOJXEVCFB
-----END PRIVATE KEY-----`;
const certificate = `-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIUQoMvQWBtzDg7ZEsQ96pEV7EF7rQwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMjA2NTEzNVoYDzIxMjYxMDI5
MDY1MTM1WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQk4LiyRkdtRn2yMV99kk7NstxPGqXMCyj0WvEsbgJaBZr35x/i2M80
VWUior0eR29YAPi7eLOQM0jzOJXEVCFBo2QwYjAdBgNVHQ4EFgQUwPlh7BBazImR
ww18IDO43it2fZowHwYDVR0jBBgwFoAUwPlh7BBazImRww18IDO43it2fZowDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
IG7qQGodjmXAXnLhIYr9QQltSGfQV+6iTtfv/hYwZ6hVAiAc4yGZp9dRE0nug9ND
XEPUWQqEKEl0HiwyyIIHaX8XwQ==
-----END CERTIFICATE-----`;

suite('The Relay API over https', () => {
  const requests: string[] = [];
  const server = createServer({ key, cert: certificate }, (request, response) => {
    requests.push(String(request.headers.authorization));
    response.setHeader('content-type', 'application/vnd.puppet.relay.v20200615+json');
    response.end('{"account":{"id":"1","name":"acme"}}');
  });
  let baseUrl: string;
  setup(async () => {
    requests.length = 0;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  teardown(() => new Promise((resolve) => server.close(resolve)));

  const account = () => createRelayApi({ baseUrl, token: new Redacted('token') }).account();

  test('no token is shown to a service whose certificate is not trusted', async () => {
    const error: unknown = await account().catch((reason: unknown) => reason);
    assert.ok(error instanceof RelayApiError);
    assert.equal(error.kind, 'unreachable');
    assert.deepEqual(requests, []);
    assert.match(
      messageOf(error, { what: 'sign in', apiUrl: baseUrl }),
      /^Could not sign in: Relay at 127\.0\.0\.1:\d+ cannot be reached \(its certificate is not trusted, DEPTH_ZERO_SELF_SIGNED_CERT\)\. Check/,
    );
  });

  test('certificates that this computer trusts are trusted', async () => {
    const { ca } = globalAgent.options;
    globalAgent.options.ca = certificate;
    try {
      assert.equal((await account()).name, 'acme');
      assert.deepEqual(requests, ['Bearer token']);
    } finally {
      globalAgent.options.ca = ca;
    }
  });
});
