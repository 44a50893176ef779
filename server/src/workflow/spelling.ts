/**
 * How a name is written at a place, so that it reads back as exactly that name. Two layers: what the expression needs, then what the YAML scalar around it needs.
 */
import type { YamlScalar } from './yaml/tree';

/** A `NamePlace`, or what is known of a place where nothing is written yet. */
export type SpellingPlace =
  | {
      readonly kind: 'segment';
      readonly notation: 'dot' | 'index';
      /** The quotes that are there and stay if they can. */
      readonly quote: Quote | undefined;
      /** In the string of `path($, 'connections.aws.x')`. */
      readonly query: boolean;
      readonly scalar: ScalarAround;
    }
  | { readonly kind: 'scalar'; readonly scalar: ScalarAround };

export type Quote = `'` | `"` | '`';

/** What matters of the scalar around a name. */
export type ScalarAround = Pick<YamlScalar, 'style'>;

/**
 * The token for `name`, quotes included, that replaces the token at `place`.
 *
 * `my account` is `'my account'` after `${connections.aws.`, `"my account"` if that stands in a single-quoted scalar, and `my account` as the value of `name:`.
 */
export function spellName(name: string, place: SpellingPlace): string {
  return place.kind === 'segment' ? spellSegment(name, place) : spellScalar(name, place.scalar);
}

/** As a key or a value of its own in the YAML, where nothing is written yet. */
export function spellValue(name: string): string {
  return spellScalar(name, { style: 'plain' });
}

function spellSegment(name: string, place: SpellingPlace & { kind: 'segment' }): string {
  const { style } = place.scalar;
  if ((place.quote === undefined || place.query) && place.notation === 'dot' && isIdentifier(name)) return name;
  if (place.query) return encode(spellInQuery(name, place.scalar), style);
  if (place.quote === '`' && canBeRaw(name, place.scalar)) return encode('`' + name + '`', style);
  return encode(quoteInExpression(name, quoteFor(place), place.scalar), style);
}

/** Quotes in quotes: raw ones where they do, else quotes that the string around them has as escapes, whichever its own are. */
function spellInQuery(name: string, scalar: ScalarAround): string {
  if (/^[\w ./@:+-]*$/.test(name) && canBeRaw(name, scalar)) return '`' + name + '`';
  return quoteInExpression(name, `'`, scalar)
    .replaceAll('\\', '\\\\')
    .replaceAll(`'`, '\\x27')
    .replaceAll('"', '\\x22');
}

/** The words are names after a dot, but read as constants to a person. */
function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) && !['true', 'false', 'null'].includes(name);
}

/** Quotes that the scalar does not have to escape, unless others are there already. */
function quoteFor(place: SpellingPlace & { kind: 'segment' }): `'` | `"` {
  if (place.quote === `'` || place.quote === `"`) return place.quote;
  return place.scalar.style === 'single' ? `"` : `'`;
}

function canBeRaw(name: string, scalar: ScalarAround): boolean {
  return !name.includes('`') && name.replace(charactersToEscape(scalar), '') === name;
}

function quoteInExpression(name: string, quote: `'` | `"`, scalar: ScalarAround): string {
  const escaped = name
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, '\\' + quote)
    .replace(charactersToEscape(scalar), escapeCharacter);
  return quote + escaped + quote;
}

/** Without the characters that YAML takes for a line break in one of its versions, refuses, or that nobody can see. */
const printable = '\\x20-\\x7e\\xa1-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\u{10000}-\\u{10ffff}';

/** In a plain scalar, `: ` and ` #` are YAML's own: `a: b` is written `'a:\x20b'`. So no name is impossible in any scalar. */
function charactersToEscape(scalar: ScalarAround): RegExp {
  return scalar.style === 'plain' ? unprintableOrYaml : unprintable;
}

const unprintable = new RegExp(`[^${printable}]`, 'gu');

const unprintableOrYaml = new RegExp(`[^${printable}]|(?<=:) | (?=#)`, 'gu');

/** The same escapes in an expression as in a double-quoted scalar. */
function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? '\\x' + hex(code, 2) : '\\u' + hex(code, 4);
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

/** Expression text as the characters of a scalar. It holds no line break. */
export function encode(text: string, style: ScalarAround['style']): string {
  if (style === 'single') return text.replaceAll(`'`, `''`);
  if (style === 'double') return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return text;
}

function spellScalar(name: string, scalar: ScalarAround): string {
  const needsEscapes = name.search(unprintable) >= 0;
  if (needsEscapes || scalar.style === 'double') {
    return `"${encode(name, 'double').replace(unprintable, escapeCharacter)}"`;
  }
  return scalar.style !== 'single' && canBePlain(name) ? name : `'${encode(name, 'single')}'`;
}

/** Narrower than YAML allows, in block and flow alike: a needless pair of quotes is harmless, a number or a `null` is not. */
function canBePlain(name: string): boolean {
  return (
    /^[\p{L}_](?:[\p{L}\p{N}_./@+=~-]| (?! |$))*$/u.test(name) && !/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(name)
  );
}
