import assert from 'node:assert/strict';
import { createRelayApi } from '../../server/src/relay/api';
import { Redacted } from '../../server/src/relay/redacted';
import { startRelayApi, type RelayApiServer } from './index';

suite('The Relay API of the tests', () => {
  let relay: RelayApiServer;
  setup(async () => (relay = await startRelayApi()));
  teardown(() => relay.close());

  test('a client lists the sample account and creates a connection in it', async () => {
    const api = createRelayApi({ baseUrl: relay.url, token: new Redacted(relay.token) });
    const { connections, mayCreate } = await api.listConnections();
    assert.equal(mayCreate, 'yes');
    assert.ok(connections.some(({ type, name }) => type === 'aws' && name === 'production'));
    const fields = new Map([
      ['accessKeyID', new Redacted('id')],
      ['secretAccessKey', new Redacted('key')],
    ]);
    const created = await api.createConnection({ type: 'aws', name: 'new', fields });
    assert.equal(created.connection.name, 'new');
    assert.deepEqual(relay.stored('aws', 'new'), { accessKeyID: 'id', secretAccessKey: 'key' });
    assert.equal((await api.account()).name, 'acme');
  });
});
