/**
 * Whether Go's RE2 takes a pattern. The right side of `=~` is checked by the engine while it parses when both sides are
 * constant. RE2 has neither look-around nor back references, and a few things that JavaScript lacks.
 */
export function isRegularExpression(pattern: string): boolean {
  const translated = translate(pattern);
  if (translated === undefined) return false;
  try {
    new RegExp(translated, 'u');
    return true;
  } catch {
    return false;
  }
}

const maximumRepeat = 1000;

/** The pattern with RE2's own notation replaced by something as valid in JavaScript, `undefined` for what RE2 refuses. */
function translate(pattern: string): string | undefined {
  let result = '';
  let offset = 0;
  while (offset < pattern.length) {
    const rest = pattern.slice(offset, offset + 100);
    const part = pattern[offset] === '[' ? characterClass(pattern, offset) : piece(rest, pattern, offset);
    if (part === undefined) return undefined;
    result += part.text;
    offset += part.length;
  }
  return result;
}

interface Part {
  readonly text: string;
  readonly length: number;
}

function piece(rest: string, pattern: string, offset: number): Part | undefined {
  if (rest.startsWith('\\Q')) {
    const end = pattern.indexOf('\\E', offset);
    return { text: 'q', length: end < 0 ? pattern.length - offset : end + 2 - offset };
  }
  if (rest.startsWith('\\')) return escape(rest);
  const group = /^\(\?(?:P?<[A-Za-z_]\w*>|[imsU]*(?:-[imsU]+)?(?<end>[:)]))/.exec(rest);
  if (group) return { text: group.groups?.end === ')' ? '(?:)' : '(?:', length: group[0].length };
  if (rest.startsWith('(?')) return undefined;
  const repeat = /^\{(\d+)(?:,(\d*))?\}/.exec(rest);
  if (repeat) {
    const tooMany = Number(repeat[1]) > maximumRepeat || Number(repeat[2] ?? 0) > maximumRepeat;
    return tooMany ? undefined : { text: repeat[0], length: repeat[0].length };
  }
  // A brace or bracket that opens or closes nothing is a character.
  if (/^[{}\]]/.test(rest)) return { text: `\\${rest.charAt(0)}`, length: 1 };
  return { text: rest.charAt(0), length: 1 };
}

function escape(rest: string): Part | undefined {
  const match =
    /^\\(?:[pP](?:\{\^?\w+\}|[A-Z])|x\{[\dA-Fa-f]{1,6}\}|x[\dA-Fa-f]{2}|0[0-7]{0,2}|[1-7][0-7]{1,2}|[AzbBdDsSwWafnrtvC]|[^\w\s]|_)/.exec(
      rest,
    );
  return match ? { text: /^\\[AzbB]/.test(rest) ? '(?:)' : 'e', length: match[0].length } : undefined;
}

/** `[a-z[:digit:]\d]`; a `]` in the first place is a character. */
function characterClass(pattern: string, start: number): Part | undefined {
  let offset = start + (pattern[start + 1] === '^' ? 2 : 1);
  let first = true;
  while (first || pattern[offset] !== ']') {
    first = false;
    const rest = pattern.slice(offset, offset + 100);
    const named = /^\[:\^?(\w+):\]/.exec(rest);
    if (rest === '' || (named && !namedClasses.has(named[1] ?? ''))) return undefined;
    const low = named ? undefined : classCharacter(rest);
    if (!named && !low) return undefined;
    offset += named?.[0].length ?? low?.length ?? 1;
    const high = /^-(?!\])/.test(pattern.slice(offset, offset + 2))
      ? classCharacter(pattern.slice(offset + 1, offset + 101))
      : undefined;
    if (!low || !high) continue;
    if (low.code === undefined || high.code === undefined || low.code > high.code) return undefined;
    offset += 1 + high.length;
  }
  return { text: 'c', length: offset + 1 - start };
}

interface ClassCharacter {
  readonly length: number;
  /** `undefined` for a set, as `\d`, which cannot bound a range. */
  readonly code: number | undefined;
}

function classCharacter(rest: string): ClassCharacter | undefined {
  if (rest === '') return undefined;
  if (!rest.startsWith('\\')) {
    const code = rest.codePointAt(0) ?? 0;
    return { length: code > 0xffff ? 2 : 1, code };
  }
  const part = escape(rest);
  if (!part || /^\\[AzbBC]/.test(rest)) return undefined;
  const text = rest.slice(0, part.length);
  if (/^\\[pPdDsSwW]/.test(text)) return { length: part.length, code: undefined };
  const hexadecimal = /^\\x\{?([\dA-Fa-f]+)/.exec(text)?.[1];
  if (hexadecimal !== undefined) return { length: part.length, code: parseInt(hexadecimal, 16) };
  if (/^\\[0-7]/.test(text)) return { length: part.length, code: parseInt(text.slice(1), 8) };
  const control = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }[text.charAt(1)];
  return { length: part.length, code: control ?? text.codePointAt(1) };
}

const namedClasses = new Set(
  'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '),
);
