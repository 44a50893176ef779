/** Numbers of the engine: float64, read and written as Go does. */

const digits = String.raw`\d+(?:_\d+)*`;
const hexDigits = String.raw`[\da-f]+(?:_[\da-f]+)*`;
const decimal = new RegExp(String.raw`^[+-]?(?:${digits}(?:\.(?:${digits})?)?|\.${digits})(?:e[+-]?${digits})?$`, 'i');
const hexadecimal = new RegExp(
  String.raw`^([+-]?)0x(?:_?(${hexDigits})(?:\.(${hexDigits})?)?|\.(${hexDigits}))p([+-]?${digits})$`,
  'i',
);
const infinity = /^([+-]?)inf(?:inity)?$/i;

/** Longer texts are not looked at: folding constants would look at them again and again. */
const longest = 1000;

/** `undefined` where Go's ParseFloat fails: `0x10`, `1__0`, and what does not fit, as `1e400`. */
export function parseNumber(text: string): number | undefined {
  if (text.length > longest) return undefined;
  if (infinity.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (text.toLowerCase() === 'nan') return NaN;
  const value = decimal.test(text) ? Number(text.replaceAll('_', '')) : parseHexadecimal(text);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** `0x1.8p4` is 24. The exponent, of two, is required. */
function parseHexadecimal(text: string): number | undefined {
  const match = hexadecimal.exec(text);
  if (!match) return undefined;
  const part = (index: number): string => (match[index] ?? '').replaceAll('_', '');
  const fraction = part(3) + part(4);
  const mantissa = Number(BigInt(`0x0${part(2)}${fraction}`));
  const value = mantissa * 2 ** (Number(part(5)) - 4 * fraction.length);
  return match[1] === '-' ? -value : value;
}

/** How a number names a key: shortest decimal, never an exponent. `1e21` is `1000000000000000000000`. */
export function plainDecimal(value: number): string {
  const special = specialText(value);
  if (special !== undefined) return special;
  const { sign, digits: significant, exponent } = shortest(value);
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${significant}`;
  if (significant.length <= exponent + 1) return sign + significant.padEnd(exponent + 1, '0');
  return `${sign}${significant.slice(0, exponent + 1)}.${significant.slice(exponent + 1)}`;
}

/** How a number is written when it is joined to a string: `'a' + 1e21` is `a1e+21`, `'a' + 0.00001` is `a1e-05`. */
export function numberText(value: number): string {
  const special = specialText(value);
  if (special !== undefined) return special;
  const { sign, digits: significant, exponent } = shortest(value);
  if (exponent >= -4 && exponent < 21) return plainDecimal(value);
  const mantissa = significant.length > 1 ? `${significant.charAt(0)}.${significant.slice(1)}` : significant;
  return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function specialText(value: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '+Inf';
  if (value === -Infinity) return '-Inf';
  return undefined;
}

/** `-1200` is sign `-`, digits `12`, exponent 3 (of the first digit). */
function shortest(value: number): { sign: string; digits: string; exponent: number } {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return { sign, digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}
