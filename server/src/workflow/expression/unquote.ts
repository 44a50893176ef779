/** The text that a string literal stands for. */

export interface UnquotedString {
  readonly value: string;
  /** Where the character at an index of `value` starts in the literal; the length of `value` gives the closing quote. */
  toLiteral(index: number): number;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

/** @param literal with its quotes. `undefined` where the engine refuses it: `'\z'`, `"\'"`, a line break, no closing quote. */
export function unquote(literal: string): UnquotedString | undefined {
  const quote = literal.charAt(0);
  const inner = literal.slice(1, -1);
  if (literal.length < 2 || !literal.endsWith(quote)) return undefined;
  if (quote === '`') return rawString(inner);
  if (inner.includes('\n')) return undefined;
  if (!inner.includes('\\'))
    return inner.includes(quote) ? undefined : { value: inner, toLiteral: (index) => index + 1 };
  return withEscapes(inner, quote);
}

/** A raw string loses its carriage returns. */
function rawString(inner: string): UnquotedString | undefined {
  if (inner.includes('`')) return undefined;
  if (!inner.includes('\r')) return { value: inner, toLiteral: (index) => index + 1 };
  const kept = [...inner.matchAll(/[^\r]/g)];
  return {
    value: kept.map(([character]) => character).join(''),
    toLiteral: (index) => (kept[index]?.index ?? inner.length) + 1,
  };
}

function withEscapes(inner: string, quote: string): UnquotedString | undefined {
  let value = '';
  const starts: number[] = [];
  const append = (text: string, at: number): void => {
    starts.push(...new Array<number>(text.length).fill(at + 1));
    value += text;
  };
  let offset = 0;
  while (offset < inner.length) {
    const start = offset;
    // Escapes of single bytes may make up one character together: '\xc3\xa9' is é.
    const bytes: number[] = [];
    let escape = readEscape(inner, offset, quote);
    while (escape?.byte !== undefined) {
      bytes.push(escape.byte);
      offset = escape.end;
      escape = readEscape(inner, offset, quote);
    }
    if (bytes.length > 0) {
      append(decodeBytes(bytes), start);
    } else if (inner[offset] !== '\\') {
      if (inner[offset] === quote) return undefined;
      append(inner.charAt(offset), offset);
      offset++;
    } else {
      if (escape?.text === undefined) return undefined;
      append(escape.text, offset);
      offset = escape.end;
    }
  }
  return { value, toLiteral: (index) => starts[index] ?? inner.length + 1 };
}

interface Escape {
  readonly end: number;
  readonly text?: string;
  readonly byte?: number;
}

function readEscape(inner: string, offset: number, quote: string): Escape | undefined {
  if (inner[offset] !== '\\') return undefined;
  const character = inner.charAt(offset + 1);
  const after = offset + 2;
  if (character === quote) return { end: after, text: quote };
  const simple = simpleEscapes[character];
  if (simple !== undefined) return { end: after, text: simple };
  if (character === 'x') return byteEscape(inner, after, 2, 16);
  if (character >= '0' && character <= '7') return byteEscape(inner, offset + 1, 3, 8);
  if (character === 'u') return codePointEscape(inner, after, 4, quote);
  if (character === 'U') return codePointEscape(inner, after, 8, quote);
  return undefined;
}

function byteEscape(inner: string, start: number, count: number, base: number): Escape | undefined {
  const byte = readDigits(inner, start, count, base);
  return byte === undefined || byte > 0xff ? undefined : { end: start + count, byte };
}

/** A lone half of a surrogate pair is refused in `"…"` and replaced in `'…'`, and so is what exceeds 31 bits in `'…'`. */
function codePointEscape(inner: string, start: number, count: number, quote: string): Escape | undefined {
  const code = readDigits(inner, start, count, 16);
  if (code === undefined) return undefined;
  const end = start + count;
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  if (quote === '"' && (surrogate || code > 0x10ffff)) return undefined;
  if (code > 0x7fffffff) return { end, byte: code & 0xff };
  if (code > 0x10ffff) return undefined;
  return { end, text: surrogate ? '\ufffd' : String.fromCodePoint(code) };
}

function readDigits(inner: string, start: number, count: number, base: number): number | undefined {
  const text = inner.slice(start, start + count);
  const valid = base === 16 ? /^[\da-f]+$/i.test(text) : /^[0-7]+$/.test(text);
  return valid && text.length === count ? parseInt(text, base) : undefined;
}

function decodeBytes(bytes: readonly number[]): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
