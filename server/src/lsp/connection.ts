/**
 * The connection to one client, and the life of a server as the protocol has it. It speaks JSON-RPC with `vscode-jsonrpc`, the layer below
 * `createConnection` of `vscode-languageserver`: that one comes with every feature of the protocol, which would be a fifth of the bundle and a third
 * of the time until the server answers.
 */
import {
  createMessageConnection,
  type ConnectionOptions,
  type Logger,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { MessageType } from './constants';
import { ExitNotification, InitializeRequest, LogMessageNotification, ShutdownRequest } from './messages';
import type { Transport } from './transport';

export interface Connection extends MessageConnection {
  /** What the client shows in its log of this server. */
  readonly console: Logger;
}

export interface Life {
  /** `lsp` can be given handlers now; other messages are not handled before this returns. */
  initialize(lsp: Connection, params: InitializeParams): InitializeResult;
  /** The client wants the process to end. */
  exit(): void;
  /** The client has nothing more to ask. */
  shutdown(): void;
}

export function serveConnection({ reader, writer }: Transport, options: ConnectionOptions, life: Life): void {
  const console: Logger = {
    error: (message) => log(MessageType.Error, message),
    warn: (message) => log(MessageType.Warning, message),
    info: (message) => log(MessageType.Info, message),
    log: (message) => log(MessageType.Log, message),
  };
  const messages = createMessageConnection(reader, writer, console, options);
  const log = (type: MessageType, message: string): void => {
    // A client that cannot be told has nobody who reads it.
    messages.sendNotification(LogMessageNotification, { type, message }).catch(() => undefined);
  };
  const lsp: Connection = Object.assign(messages, { console });
  lsp.onRequest(InitializeRequest, (params) => life.initialize(lsp, params));
  lsp.onRequest(ShutdownRequest, () => {
    life.shutdown();
    return null;
  });
  lsp.onNotification(ExitNotification, () => life.exit());
  lsp.listen();
}
