import assert from 'node:assert/strict';
import { RelayApiError } from '../../server/src/relay/apiError';
import { apiFor } from '../../server/src/relay/apiFor';
import { Redacted } from '../../server/src/relay/redacted';

suite('the client of the API for a login', () => {
  const url = 'https://api.relay.sh';

  test('stays for the same address and token', () => {
    const connect = apiFor('test');
    assert.equal(connect(url, new Redacted('a')), connect(url, new Redacted('a')));
  });

  test('is another one for another token or address', () => {
    const connect = apiFor('test');
    const first = connect(url, new Redacted('a'));
    const second = connect(url, new Redacted('b'));
    assert.notEqual(first, second);
    assert.notEqual(connect('https://relay.example.com', new Redacted('b')), second);
  });

  test('is none for an address that no token may be sent to', () =>
    assert.throws(() => apiFor('test')('http://relay.example.com', new Redacted('a')), RelayApiError));
});
