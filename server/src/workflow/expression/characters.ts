/** Character classes of the engine's scanner. They take code points. */

const letter = /^\p{L}$/u;
const decimalDigit = /^\p{Nd}$/u;

/** A letter or `_`. Marks, letter numbers and connectors other than `_` are not: `☺`, `Ⅰ`, `‐`. */
export function isIdentifierStart(character: number): boolean {
  if (character < 0x80) return isAsciiLetter(character) || character === 0x5f;
  return letter.test(String.fromCodePoint(character));
}

/** What may follow: also digits of any script, and `-`, so that `my-workspace` is one name. */
export function isIdentifierPart(character: number): boolean {
  if (character < 0x80) {
    return isAsciiLetter(character) || character === 0x5f || character === 0x2d || isDecimal(character);
  }
  const text = String.fromCodePoint(character);
  return letter.test(text) || decimalDigit.test(text);
}

export function isDecimal(character: number): boolean {
  return character >= 0x30 && character <= 0x39;
}

export function isHexadecimal(character: number): boolean {
  const lower = character | 0x20;
  return isDecimal(character) || (lower >= 0x61 && lower <= 0x66);
}

/** Only these four: a no-break or ideographic space is an unexpected character. */
export function isWhiteSpace(character: number): boolean {
  return character === 0x20 || character === 0x0a || character === 0x0d || character === 0x09;
}

function isAsciiLetter(character: number): boolean {
  const lower = character | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
