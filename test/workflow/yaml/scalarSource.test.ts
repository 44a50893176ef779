import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { parseYaml } from '../../../server/src/workflow/yaml/parse';
import type { YamlScalar } from '../../../server/src/workflow/yaml/tree';

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

function readScalar(text: string): { readonly text: string; readonly scalar: YamlScalar } {
  const { root } = parseYaml(text);
  const value = root?.kind === 'mapping' ? root.entries[0]?.value : undefined;
  if (value?.kind !== 'scalar') throw new Error(`no scalar in ${JSON.stringify(text)}`);
  return { text, scalar: value };
}

function slice(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}

suite('where the characters of a scalar stand in the document', () => {
  for (const [style, encode] of Object.entries(encodings)) {
    test(`every character, ${style}`, () => {
      fc.assert(
        fc.property(
          fc.array(unit, { maxLength: 12 }),
          fc.constantFrom('\n', '\r\n'),
          fc.nat(),
          (units, lineBreak, seed) => {
            const encoded = encode(units, seed);
            if (encoded !== undefined) checkEncoded(encoded, lineBreak);
          },
        ),
        { numRuns: 500 },
      );
    });
  }

  test('lines of nothing but spaces are content where they are indented further, as in the engine', () => {
    assert.equal(readScalar('a: |1\n\n   \nb: 1\n').scalar.text, '\n  \n');
    assert.equal(readScalar('a: |2\n  x\n    \nb: 1\n').scalar.text, 'x\n  \n');
  });
  test('the last line of a block that ends with the file has no line break', () => {
    assert.equal(readScalar('a: |\n  x').scalar.text, 'x');
    assert.equal(readScalar('a: |\n  x\n').scalar.text, 'x\n');
  });
  test('an escape is one character of the text and all of itself in the document', () => {
    const { text, scalar } = readScalar('a: "x\\u00e9\\tz"');
    assert.equal(scalar.text, 'xé\tz');
    assert.equal(slice(text, scalar.source.toDocument({ start: 1, end: 3 })), '\\u00e9\\t');
    assert.equal(scalar.source.toDecoded(text.indexOf('u00e9')), 1);
    assert.equal(scalar.source.toDecoded(text.indexOf('z')), 3);
  });
  test('an empty range is a place: in front of the next character, or behind the last', () => {
    const { text, scalar } = readScalar("a: '${''x''}'");
    assert.equal(scalar.text, "${'x'}");
    assert.deepEqual(scalar.source.toDocument({ start: 3, end: 3 }), {
      start: text.indexOf('x'),
      end: text.indexOf('x'),
    });
    assert.deepEqual(scalar.source.toDocument({ start: 6, end: 6 }), { start: text.length - 1, end: text.length - 1 });
  });
  test('a range beyond the text is cut off at its end', () => {
    const { text, scalar } = readScalar('a: word');
    assert.equal(slice(text, scalar.source.toDocument({ start: 2, end: 99 })), 'rd');
    assert.equal(scalar.source.toDecoded(0), 0);
    assert.equal(scalar.source.toDecoded(999), 4);
  });
  test('a quotation that is not closed yet keeps its last character', () => {
    assert.equal(readScalar('a: "${connections.aws.').scalar.text, '${connections.aws.');
    assert.equal(readScalar("a: '${connections.aws.").scalar.text, '${connections.aws.');
    assert.equal(readScalar('a: "x\\"').scalar.text, 'x"');
  });
  test('both halves of a character outside the basic plane', () => {
    const { text, scalar } = readScalar('a: "\\U0001F680x🚀y"');
    assert.equal(scalar.text, '🚀x🚀y');
    assert.equal(slice(text, scalar.source.toDocument({ start: 0, end: 2 })), '\\U0001F680');
    assert.equal(slice(text, scalar.source.toDocument({ start: 3, end: 5 })), '🚀');
  });
});
