import { isDecimal, isHexadecimal } from './characters';

const nothing = -1;

/**
 * Where the number that starts at `offset` ends. Like the engine's scanner it takes more than is valid (`0x1`, `1__0`),
 * so that a malformed number is one token.
 *
 * @param floats false inside a path, where `a.1.5` is `a`, `1`, `5`
 */
export function endOfNumber(text: string, offset: number, floats: boolean): number {
  const at = (index: number): number => (index < text.length ? text.charCodeAt(index) : nothing);
  let end = offset;
  let hexadecimal = false;
  let fraction = at(end) === dot;
  if (!fraction) {
    const prefix = at(end) === zero ? at(end + 1) | 0x20 : nothing;
    hexadecimal = prefix === letterX;
    if (hexadecimal || prefix === letterO || prefix === letterB) end += 2;
    end = endOfDigits(text, end, hexadecimal);
    fraction = floats && at(end) === dot;
  }
  if (fraction) end = endOfDigits(text, end + 1, hexadecimal);
  const exponent = at(end) === nothing ? nothing : at(end) | 0x20;
  if (floats && (exponent === letterE || exponent === letterP)) {
    end += at(end + 1) === plus || at(end + 1) === minus ? 2 : 1;
    end = endOfDigits(text, end, false);
  }
  return end;
}

function endOfDigits(text: string, offset: number, hexadecimal: boolean): number {
  const isDigit = hexadecimal ? isHexadecimal : isDecimal;
  let end = offset;
  while (end < text.length && (isDigit(text.charCodeAt(end)) || text.charCodeAt(end) === underscore)) end++;
  return end;
}

const zero = 0x30;
const dot = 0x2e;
const plus = 0x2b;
const minus = 0x2d;
const underscore = 0x5f;
const letterB = 0x62;
const letterE = 0x65;
const letterO = 0x6f;
const letterP = 0x70;
const letterX = 0x78;
