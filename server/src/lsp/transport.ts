/**
 * The two ways in: standard streams, and the channel to the Node process that forked this one.
 */
import {
  AbstractMessageWriter,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  type Message,
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
  const write = takeStdout();
  process.stdin.on('end', ended).on('close', ended).on('error', ended);
  process.stdout.on('error', ended);
  return { reader: new StreamMessageReader(process.stdin), writer: new StdoutWriter(write) };
}

function openNodeIpc(ended: () => void): Transport {
  process.on('disconnect', ended);
  return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
}

type Write = (text: string, done: (error?: Error | null) => void) => void;

/** A message in one piece. Its header by itself would be a system call more, and the client would wake up for it. */
class StdoutWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(private readonly send: Write) {
    super();
  }

  write(message: Message): Promise<void> {
    const content = JSON.stringify(message);
    const header = `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n`;
    return new Promise((resolve, reject) => {
      this.send(header + content, (error) => (error ? reject(error) : resolve()));
    });
  }

  end(): void {
    // The process ends with its conversation.
  }
}

/**
 * Standard output for the protocol alone. Whatever else writes there (`console.log` in a library) lands on standard error, since one
 * stray line would end the conversation.
 */
function takeStdout(): Write {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return (text, done) => void write(text, done);
}
