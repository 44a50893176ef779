/**
 * The commands that answers may carry, if the client has them. The protocol names the same ones to clients; a test compares the two,
 * since this folder knows no protocol.
 */
import type { ConnectionId } from '../relay/account';

/** Arguments: `[ConnectionToCreate]`. */
export const createConnectionCommand = 'relay.createConnection';

/** Arguments: `[MissingConnections]`. */
export const createMissingConnectionsCommand = 'relay.createMissingConnections';

/** Arguments: `[SecretToCreate]`. */
export const createSecretCommand = 'relay.createSecret';

/** Which workflow of the account the file in front is. No arguments. */
export const chooseWorkflowCommand = 'relay.chooseWorkflow';

/** Each once, in the order of the text. */
export interface MissingConnections {
  readonly connections: readonly ConnectionId[];
}
