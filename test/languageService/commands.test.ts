import assert from 'node:assert/strict';
import * as commands from '../../server/src/languageService/commands';
import * as protocol from '../../server/src/protocol';

test('answers carry the commands that the protocol names', () => {
  assert.equal(commands.createConnectionCommand, protocol.createConnectionCommand);
  assert.equal(commands.createMissingConnectionsCommand, protocol.createMissingConnectionsCommand);
  assert.equal(commands.createSecretCommand, protocol.createSecretCommand);
  assert.equal(commands.chooseWorkflowCommand, protocol.chooseWorkflowCommand);
  const missing: commands.MissingConnections = { connections: [{ type: 'aws', name: 'prod' }] };
  assert.ok(missing satisfies protocol.MissingConnections);
});
