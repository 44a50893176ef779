/**
 * Whether the client has sent messages that still wait their turn. The protocol library handles one message a turn of the event loop, so
 * after the first edit of a burst the others have been read but not applied.
 */
import type { ConnectionOptions, Message, MessageReader } from 'vscode-jsonrpc/node';

export interface Backlog {
  /** Hand these to the connection in place of the reader and its options. */
  readonly reader: MessageReader;
  readonly options: ConnectionOptions;
  readonly isEmpty: () => boolean;
}

export function countBacklog(reader: MessageReader): Backlog {
  let waiting = 0;
  return {
    reader: {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      dispose: () => reader.dispose(),
      listen: (callback) =>
        reader.listen((message) => {
          if (isQueued(message)) waiting++;
          callback(message);
        }),
    },
    options: {
      messageStrategy: {
        handleMessage(message, next) {
          if (isQueued(message)) waiting--;
          return next(message);
        },
      },
    },
    isEmpty: () => waiting === 0,
  };
}

/** A cancellation may be acted on as it is read, past the queue. */
function isQueued(message: Message): boolean {
  return (message as { method?: unknown }).method !== '$/cancelRequest';
}
