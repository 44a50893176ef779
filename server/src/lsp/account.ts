/** `relay/didChangeAccount` and `relay/refreshAccount`, for a client that has the account; else the server's own. */
import { connector } from '../account/connect';
import { findLogin } from '../account/login';
import { ownAccount } from '../account/ownAccount';
import { pushedAccount } from '../account/pushedAccount';
import { accountReader } from '../account/readAccountOf';
import type { AccountSource } from '../account/source';
import { didChangeAccount, refreshAccount, type RefreshAccountParams } from '../protocol';
import type { AccountSnapshot } from '../relay/account';
import { surroundings } from '../relay/surroundings';
import type { Client } from './capabilities';
import type { Connection } from './connection';
import type { Edge } from './edge';

export function openAccount(lsp: Connection, client: Client, edge: Edge): AccountSource {
  return client.pushesAccount ? listenForAccount(lsp, edge) : readOwnAccount(lsp);
}

function listenForAccount(lsp: Connection, edge: Edge): AccountSource {
  const account = pushedAccount({
    now: Date.now,
    async askForRefresh(connections) {
      const params: RefreshAccountParams = { connections };
      try {
        await lsp.sendRequest(refreshAccount, params);
      } catch (error) {
        edge.report('asking for the account', error);
      }
    },
  });
  lsp.onNotification(didChangeAccount, (params: unknown) => {
    if (isSnapshot(params)) account.push(params);
    else lsp.console.warn(`The client sent ${didChangeAccount} with something that is not an account; it is ignored.`);
  });
  return account;
}

/** Looks as deep as it takes to trust our own clients with the rest. */
function isSnapshot(value: unknown): value is AccountSnapshot {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  switch (value.kind) {
    case 'signedOut':
    case 'unknown':
      return true;
    case 'known':
      return 'connections' in value && Array.isArray(value.connections) && 'readAt' in value;
    default:
      return false;
  }
}

function readOwnAccount(lsp: Connection): AccountSource {
  return ownAccount({
    findLogin: () => findLogin(process.env),
    readAccount: accountReader(connector()),
    ...surroundings,
    log: (message) => lsp.console.info(message),
  });
}
