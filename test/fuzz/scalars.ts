/**
 * Facts about where the characters of a scalar stand in the document, in every style of YAML.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readScalar } from '../workflow/yaml/readScalar';
import { property, type Property } from './property';

/** A character as it may be written in some style: its plain spelling, and others. */
const unit = fc.constantFrom(
  ...[
    'a',
    'b',
    '.',
    "'",
    '"',
    '\\',
    '$',
    '{',
    '}',
    ':',
    '#',
    ' ',
    '  ',
    '\t',
    'é',
    '🚀',
    '\n',
    '\n\n',
    '\n\n\n',
    '\n  ',
  ],
  ...['-', '>', '|', '0', '\u00a0', '\u{1F468}\u200D\u{1F469}'],
);

interface Encoded {
  /** The document; `\n` stands for any line break. */
  readonly document: string;
  /** What YAML has to make of it. */
  readonly expected: string;
}

/** Each gives `undefined` for texts that it cannot hold. */
const encodings: Readonly<Record<string, (units: readonly string[], seed: number) => Encoded | undefined>> = {
  'plain, over several lines': (units) => {
    const text = units
      .join('')
      .replace(/[^a-zé🚀.$]+/gu, (gap) => (gap.includes('\n') ? '\n' : ' '))
      .trim();
    if (text === '' || /^\.|\s\./.test(text)) return undefined;
    return { document: `a: ${text.replaceAll('\n', '\n   ')}`, expected: text.replaceAll('\n', ' ') };
  },
  'in single quotes': (units) => quoted(units, (character) => character.replaceAll("'", "''"), "'"),
  'in double quotes': (units, seed) => quoted(units, (character, index) => escapeDouble(character, seed + index), '"'),
  'in a literal block': (units, seed) => block(units, seed, '|'),
  'in a folded block': (units, seed) => block(units, seed, '>'),
};

/** Line breaks are doubled and indented, because quoted scalars fold them. */
function quoted(
  units: readonly string[],
  spell: (character: string, index: number) => string,
  quote: string,
): Encoded | undefined {
  const text = units.join('');
  // White space at the ends of lines is dropped, which is a test of its own.
  if (/[ \t]\n|\n[ \t]/.test(text) || /^\n|\n$/.test(text)) return undefined;
  const body = Array.from(text)
    .map((character, index) => (character === '\n' ? '\n' : spell(character, index)))
    .join('');
  const folded = body.replace(/\n+/g, (breaks) => `${breaks}\n    `);
  return { document: `a: ${quote}${folded}${quote}`, expected: text };
}

function escapeDouble(character: string, seed: number): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = (digits: number): string => code.toString(16).padStart(digits, '0');
  const spellings = [
    character,
    `\\U${hex(8)}`,
    ...(code <= 0xffff ? [`\\u${hex(4)}`] : []),
    ...(code <= 0xff ? [`\\x${hex(2)}`] : []),
  ];
  const short: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\t': '\\t', '\u00a0': '\\_' };
  const own = short[character];
  if (own !== undefined) return seed % 2 === 0 ? own : (spellings[1] ?? own);
  return spellings[seed % spellings.length] ?? character;
}

function block(units: readonly string[], seed: number, mark: string): Encoded | undefined {
  const text = units.join('');
  // Libraries do not agree on lines of nothing but spaces at the end.
  if (/(^|\n)[ \t]+\n*$/.test(text)) return undefined;
  const chomping = ['', '-', '+'][seed % 3] ?? '';
  const needsIndicator = /^\n*[ \t]/.test(text);
  const indent = 1 + (seed % 4);
  const lines = text.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  const header = `${mark}${needsIndicator || seed % 5 === 0 ? indent : ''}${chomping}`;
  const document = `a: ${header}\n${lines.join('\n')}\nb: 1\n`;
  // An independent reader says what it means; ours has to agree and to find every character.
  const expected = parse(document, { logLevel: 'silent', strict: false }) as { a?: unknown } | null;
  return typeof expected?.a === 'string' && !/^ *\t/m.test(lines.join('\n'))
    ? { document, expected: expected.a }
    : undefined;
}

function checkEncoded({ document, expected }: Encoded, lineBreak: string): void {
  const { text, scalar } = readScalar(document.replaceAll('\n', lineBreak));
  assert.equal(scalar.text, expected);
  let previous = scalar.span.start;
  for (let at = 0; at < expected.length; at += 1) {
    const span = scalar.source.toDocument({ start: at, end: at + 1 });
    const written = text.slice(span.start, span.end);
    assert.ok(
      span.start >= previous && span.end > span.start,
      `character ${at} stands at ${span.start}, after ${previous}`,
    );
    if (written.length === 1 && written !== '\n') assert.equal(written, expected[at]);
    else assert.match(written, /^(\\|''|[ \t]*\r?\n|$)/);
    assert.ok(scalar.source.toDecoded(span.start) <= at);
    if (written.length === 1) assert.equal(scalar.source.toDecoded(span.start), at);
    previous = span.start;
  }
}

export const scalarProperties: readonly Property[] = Object.entries(encodings).map(([style, encode]) =>
  property(
    `every character of a scalar is found where it was written, ${style}`,
    [fc.array(unit, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.nat()],
    (units, lineBreak, seed) => {
      const encoded = encode(units, seed);
      if (encoded !== undefined) checkEncoded(encoded, lineBreak);
    },
  ),
);
