import assert from 'node:assert/strict';
import { canonicalApiUrl } from '../../server/src/relay/apiUrl';

suite('The address of the Relay API', () => {
  for (const address of [
    'https://api.relay.sh',
    'https://relay.example.com:8443/prefix/',
    'http://127.0.0.1:4000',
    'http://localhost',
    'http://[::1]:4000',
    'http://relay-api.local:8080',
  ])
    test(`a token may be sent to ${address}`, () => assert.equal(canonicalApiUrl(address).kind, 'valid'));

  for (const [address, reason] of Object.entries({
    'http://api.relay.sh': /plain http can be read/,
    'http://relay-api.local': /plain http/,
    'http://relay-api.local:8081': /plain http/,
    'http://127.0.0.1.example.com': /plain http/,
    'http://localhost.example.com': /plain http/,
    'ftp://localhost': /start with https/,
    'file:///etc/passwd': /start with https/,
    'api.relay.sh': /not a complete address/,
    '': /not a complete address/,
    'https://me:secret@api.relay.sh': /user name or password/,
    'https://api.relay.sh/?token=x': /end after the path/,
    'https://api.relay.sh/#x': /end after the path/,
  }))
    test(`no token is sent to ${address === '' ? 'nowhere' : address}`, () => {
      const parsed = canonicalApiUrl(address);
      assert.ok(parsed.kind === 'invalid');
      assert.match(parsed.reason, reason);
      assert.ok(!parsed.reason.includes('secret'));
    });
});
