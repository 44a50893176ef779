/**
 * The two ways in: standard streams, and the channel to the Node process that forked this one.
 */
import { Writable } from 'node:stream';
import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/node';

export interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

/** `ended` is called once the client is gone, however it left; nothing can be sent any more. */
export function openTransport(kind: 'stdio' | 'nodeIpc', ended: () => void): Transport {
  return kind === 'stdio' ? openStdio(ended) : openNodeIpc(ended);
}

function openStdio(ended: () => void): Transport {
  const output = takeStdout();
  process.stdin.on('end', ended).on('close', ended).on('error', ended);
  process.stdout.on('error', ended);
  return { reader: new StreamMessageReader(process.stdin), writer: new StreamMessageWriter(output) };
}

function openNodeIpc(ended: () => void): Transport {
  process.on('disconnect', ended);
  return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
}

/**
 * Standard output for the protocol alone. Whatever else writes there (`console.log` in a library) lands on standard error, since one
 * stray line would end the conversation.
 */
function takeStdout(): Writable {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => void write(chunk, done),
  });
}
