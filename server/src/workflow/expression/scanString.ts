import { isHexadecimal } from './characters';
import type { Quote } from './tree';

export interface ScannedString {
  readonly end: number;
  readonly closed: boolean;
}

/**
 * The string literal whose quote stands at `offset`, as the engine's scanner reads it: a line break ends `'…` and `"…`
 * and belongs to the token. `\` before a quote keeps it from closing, and nothing but the quote is an escape here:
 * whether the escapes are valid is asked later (`unquote`).
 */
export function scanString(text: string, offset: number, quote: Quote): ScannedString {
  let end = offset + 1;
  while (end < text.length) {
    const character = text[end];
    if (character === quote) return { end: end + 1, closed: true };
    if (quote !== '`') {
      if (character === '\n') return { end: end + 1, closed: false };
      if (character === '\\') {
        end = endOfEscape(text, end, quote);
        continue;
      }
    }
    end++;
  }
  return { end, closed: false };
}

/** A wrong escape ends before the character that makes it wrong, which may be the closing quote: `'\x4'`. */
function endOfEscape(text: string, backslash: number, quote: Quote): number {
  const start = backslash + 1;
  const character = text[start];
  if (character === undefined) return start;
  if (character === quote || 'abfnrtv\\'.includes(character)) return start + 1;
  if (character >= '0' && character <= '7') return endOfDigits(text, start, 3, isOctal);
  if (character === 'x') return endOfDigits(text, start + 1, 2, isHexadecimal);
  if (character === 'u') return endOfDigits(text, start + 1, 4, isHexadecimal);
  if (character === 'U') return endOfDigits(text, start + 1, 8, isHexadecimal);
  return start;
}

function endOfDigits(text: string, offset: number, count: number, isDigit: (character: number) => boolean): number {
  let end = offset;
  while (end < offset + count && end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

function isOctal(character: number): boolean {
  return character >= 0x30 && character <= 0x37;
}

/**
 * Where a string that is still being typed ends for the reader: at the first character that a name rarely has.
 * For `connections.aws.'my}` and `connections['my]` that is after `my`.
 */
export function endOfUnfinishedString(text: string, offset: number, quote: Quote): ScannedString {
  let end = offset + 1;
  while (end < text.length && !' \t\r\n}]),'.includes(text.charAt(end))) {
    if (text[end] === quote) return { end: end + 1, closed: true };
    end++;
  }
  return { end, closed: false };
}
