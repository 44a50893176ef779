/** `relay/didChangeAccount` and `relay/refreshAccount`, for a client that has the account; else the server's own. */
import { connector } from '../account/connect';
import { findLogin } from '../account/login';
import { ownAccount } from '../account/ownAccount';
import { pushedAccount } from '../account/pushedAccount';
import { accountReader } from '../account/readAccountOf';
import type { AccountSource } from '../account/source';
import { didChangeAccount, refreshAccount } from '../protocol';
import type { KnownAccount } from '../relay/account';
import { surroundings } from '../relay/surroundings';
import type { Client } from './capabilities';
import type { Connection } from './connection';
import type { Edge } from './edge';
import { isSnapshot } from './snapshots';

export function openAccount(lsp: Connection, client: Client, edge: Edge): AccountSource {
  return client.pushesAccount ? listenForAccount(lsp, edge) : readOwnAccount(lsp);
}

function listenForAccount(lsp: Connection, edge: Edge): AccountSource {
  const account = pushedAccount({
    now: Date.now,
    async askForRefresh() {
      await edge.sent('asking for the account', lsp.sendRequest(refreshAccount));
    },
  });
  lsp.onNotification(didChangeAccount, (params: unknown) => {
    if (isSnapshot<KnownAccount>(params, 'connections')) account.push(params);
    else lsp.console.warn(`The client sent ${didChangeAccount} with something that is not an account; it is ignored.`);
  });
  return account;
}

function readOwnAccount(lsp: Connection): AccountSource {
  return ownAccount({
    findLogin: () => findLogin(process.env),
    readAccount: accountReader(connector()),
    ...surroundings,
    log: (message) => lsp.console.info(message),
  });
}
