import type { LogOutputChannel } from 'vscode';
import type { AccountSnapshot } from '../../server/src/relay/account';
import { counted } from '../../server/src/relay/words';
import type { AccountState } from './accountSync';

/** Notes in the output channel what is known of the account whenever that changes: no names of connections, no token. */
export function createAccountLog(output: LogOutputChannel): (state: AccountState) => void {
  let last = '';
  return ({ snapshot }) => {
    const line = describe(snapshot);
    if (line === last) return;
    last = line;
    output.info(line);
  };
}

function describe(snapshot: AccountSnapshot): string {
  switch (snapshot.kind) {
    case 'signedOut':
      return 'Relay account: signed out.';
    case 'unknown':
      return `Relay account: ${snapshot.message}`;
    case 'known': {
      const { accountName, apiUrl, connections, failure } = snapshot;
      const list = `Relay account ${accountName} at ${apiUrl}: ${counted(connections.length, 'connection')}.`;
      return failure === undefined ? list : `${list} ${failure.message}`;
    }
  }
}
