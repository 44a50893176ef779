/** The base protocol of LSP, read so strictly that one stray byte shows. */
import assert from 'node:assert/strict';

/** The messages in `bytes`. Fails on anything that is not a header with a length, or a body of JSON. */
export function readFrames(bytes: Buffer): readonly unknown[] {
  const messages: unknown[] = [];
  for (let rest = bytes; rest.length > 0;) {
    const header = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.subarray(0, 64).toString('latin1'));
    assert.ok(header, `not a message: ${JSON.stringify(rest.subarray(0, 200).toString())}`);
    const start = header[0].length;
    const end = start + Number(header[1]);
    assert.ok(end <= rest.length, 'the last message is cut off');
    messages.push(JSON.parse(rest.subarray(start, end).toString()));
    rest = rest.subarray(end);
  }
  return messages;
}

/** One message as it goes over a stream. */
export function frame(message: unknown): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
