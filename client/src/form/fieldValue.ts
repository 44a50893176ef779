import { Redacted } from '../../../server/src/relay/redacted';
import { counted } from '../../../server/src/relay/words';
import type { FieldValue } from './draft';

export type ValueReading =
  /** `from` names the place for a person: `the clipboard`, `id_ed25519`. */
  { readonly value: FieldValue; readonly from: string } | { readonly problem: string };

/**
 * A text from a file or the clipboard as a value. One line loses the line break that copying adds; several lines get `\n` as their only line break and one
 * at the end, without which OpenSSH refuses a private key.
 */
export function readValue(text: string, from: string): ValueReading {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  while (lines[0]?.trim() === '') lines.shift();
  if (lines.length === 0) return { problem: `There is no text in ${from}.` };
  const value = lines.length === 1 ? lines.join('') : `${lines.join('\n')}\n`;
  return { value: { secret: new Redacted(value), lines: lines.length }, from };
}

/** A text that was typed or pasted into an input of one line. */
export function typedValue(text: string): FieldValue | undefined {
  return text === '' ? undefined : { secret: new Redacted(text), lines: 1 };
}

export const valueOf = (secret: Redacted): FieldValue => ({
  secret,
  lines: secret.reveal().replace(/\n$/, '').split('\n').length,
});

/** All that is ever said of a value: `set`, `set (27 lines)`, `not set`. */
export function describeValue(value: FieldValue | undefined): string {
  if (value === undefined) return 'not set';
  if (value.binary) return 'set (a file that is no text)';
  return value.lines === 1 ? 'set' : `set (${value.lines} lines)`;
}

/** Of a value that was taken from somewhere: `27 lines`, `Bytes`. */
export const amountOf = ({ lines, binary }: FieldValue): string => (binary ? 'Bytes' : counted(lines, 'line'));

/** What a file holds that is no text. */
export function readBytes(bytes: Uint8Array, from: string): ValueReading {
  const secret = new Redacted(Buffer.from(bytes).toString('base64'));
  return { value: { secret, lines: 1, binary: true }, from };
}
