/** The bytes of a file as text, as an editor opens it: without the byte order mark, which says UTF-16 where it is one. */
export function decodeFile(bytes: Uint8Array): { readonly text: string; readonly badBytes: boolean } {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), badBytes: false };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), badBytes: true };
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
