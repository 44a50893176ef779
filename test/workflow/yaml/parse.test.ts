import assert from 'node:assert/strict';
import { parseYaml } from '../../../server/src/workflow/yaml/parse';
import { resolveAlias, type YamlNode } from '../../../server/src/workflow/yaml/tree';
import { readMarks } from '../marks';

/** `‹›` around what is marked. */
const errors: readonly (readonly [fact: string, text: string, code: string, message: RegExp])[] = [
  ['a key twice', 'a: 1\n‹a›: 2\n', 'DUPLICATE_KEY', /"a" stands in this mapping already/],
  ['the same key with and without quotes', 'a: 1\n‹"a"›: 2\n', 'DUPLICATE_KEY', /already/],
  ['a key that is a list', '‹[a, b]›: c\n', 'KEY_NOT_SCALAR', /a word or a text, not a sequence/],
  ['an unknown anchor', 'a: ‹*b›\n', 'BAD_ALIAS', /no anchor &b above/],
  ['an alias inside its own value', 'a: &a [‹*a›]\n', 'BAD_ALIAS', /never end/],
  ['an anchor with a dot', 'a: ‹&b.c› d\n', 'BAD_ANCHOR', /Rename "b.c"/],
  ['a YAML version', '‹%YAML 1.2›\n---\na: 1\n', 'BAD_DIRECTIVE', /does not accept "%YAML 1.2"/],
  ['an unknown directive', '‹%FOO bar›\n---\na: 1\n', 'BAD_DIRECTIVE', /does not understand/],
  ['an invisible character', 'a: b‹\u0007›c\n', 'CONTROL_CHARACTER', /U\+0007/],
  ['a tab as indentation', 'a:\n‹\t›b: c\n', 'TAB_AS_INDENT', /Indent with spaces/],
  ['a tab as indentation of a block', 'a: |\n ‹\t›b\n', 'TAB_AS_INDENT', /Indent with spaces/],
  [
    'an expression with a colon',
    "a: ‹›${{'b': 'c'}}\n",
    'BLOCK_AS_IMPLICIT_KEY',
    /in this expression.*quotes around the whole value/,
  ],
  ['a value with a colon', 'a: ‹›b: c\n', 'BLOCK_AS_IMPLICIT_KEY', /second "key: value" on this line/],
  ['a reserved character', 'a: ‹@›b\n', 'BAD_SCALAR_START', /cannot start with "@"/],
  ['an unknown escape', 'a: "b‹\\›q"\n', 'BAD_DQ_ESCAPE', /"\\q" is no escape/],
  ['a double quote that is not closed', 'a: "b‹›', 'MISSING_CHAR', /double quote that closes/],
  ['a single quote that is not closed', "a: 'b‹›", 'MISSING_CHAR', /single quote that closes/],
  ['a bracket that is not closed', 'a: [1, 2‹›', 'BAD_INDENT', /Close it with "\]"/],
  ['a value without a key', 'a: 1\n‹:› b\n', 'MISSING_KEY', /key is missing before/],
  ['brackets right behind a colon', 'a: { b‹:›[c] }\n', 'MISSING_CHAR', /space is missing after the ":"/],
  ['a question mark in brackets', 'a: [https://example.org/‹?›b=c]\n', 'FLOW_TEXT', /needs quotes/],
  ['a colon at the start of a text in brackets', 'a: [‹:›b]\n', 'FLOW_TEXT', /needs quotes/],
  ['a key in brackets that goes on over lines', 'a: {‹b\n  c›: d}\n', 'MULTILINE_KEY', /"," missing before this key/],
  ['a colon in brackets on the line after its key', 'a: {‹"b"›\n  : d}\n', 'MULTILINE_KEY', /on one line/],
  ['a tag that is not separated', 'a: !Connection‹[›aws, x]\n', 'MISSING_CHAR', /space is missing after this tag/],
  ['a merge of what is no mapping', 'a: { <<: ‹x› }\n', 'BAD_MERGE', /must be a mapping/],
  ['a merge of a list of lists', 'a: &a [1]\n<<: ‹[*a]›\n', 'BAD_MERGE', /must be a mapping/],
  ['a merge of nothing', '<<:‹›\n', 'BAD_MERGE', /must be a mapping/],
  ['a number that is none', 'a: ‹!!int x›\n', 'BAD_TYPE', /"x" is not what the tag !!int says/],
  ['a switch that is none', 'a: ‹!!bool yes›\n', 'BAD_TYPE', /"yes"/],
  ['lines that are indented less than the first', '  a: 1\n‹b: 2›\n', 'NOT_READ', /reads nothing from here on/],
  ['text after brackets', '{ a: 1 }\n‹]›\n', 'NOT_READ', /reads nothing from here on/],
  ['text behind a value', 'a: "b" ‹c›\n', 'UNEXPECTED_TOKEN', /"c" does not belong/],
];

suite('errors of the YAML', () => {
  for (const [fact, marked, code, message] of errors) {
    test(fact, () => {
      const { text, angles } = readMarks(marked);
      const found = parseYaml(text).errors;
      assert.deepEqual(
        found.map((error) => error.code),
        [code],
      );
      assert.match(found[0]?.message ?? '', message);
      assert.equal(found[0]?.span.start, angles[0]?.start);
      if (angles[0]?.start !== angles[0]?.end) assert.equal(found[0]?.span.end, angles[0]?.end);
    });
  }
  test('nesting that is too deep is said, and not read', () => {
    const { errors } = parseYaml(`a: ${'['.repeat(1000)}${']'.repeat(1000)}`);
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['TOO_DEEP'],
    );
  });
  test('one mistake is said once', () => {
    assert.equal(parseYaml('a: [b c: d, }: x ] e: f\n').errors.length, 1);
  });
  test('every message is a sentence with a remedy, never the words of the parser', () => {
    for (const text of [
      'a: b: c',
      '- a\n b',
      'a:\n  - b\n c: d',
      '{a: b',
      '[a',
      '"',
      '!',
      '&',
      'a: |x\n b',
      '? a\nb',
      'a: {b c}\n d: e',
      '%',
      'x: !<a',
    ]) {
      for (const { message } of parseYaml(text).errors) assert.match(message, /^[^a-z].*\.$/, message);
    }
  });

  const fine: Readonly<Record<string, string>> = {
    'Relay tags': 'a: !Connection { type: aws, name: b }\nb: !Fn.concat [a]\nc: !Secret x\n',
    'a comment without a space before it': 'a: "b"#c\nd: [e]#f\n',
    'a quotation that goes on in the first column': 'a:\n  b: "one\ntwo"\n  c: \'three\n  four\'\n',
    'brackets that go on in the first column': 'a:\n- b: [ # one\n  c,\n"d ]",\n[ e\n] ]\n  f: {\ng: h\n}\n',
    'a carriage return as line end': 'a: 1\rb: 2\r',
    'a byte order mark': '\uFEFFa: 1\n',
    'a document that goes wrong after the first': 'a: 1\n---\n[}\n',
    nothing: '',
    'a question mark outside brackets': 'a: https://example.org/?b=c\nd: ["https://example.org/?e"]\n',
    'only comments': '# a\n\n# b\n',
    'YAML 1.1 declared': '%YAML 1.1\n---\na: 1\n',
  };
  for (const [fact, text] of Object.entries(fine)) {
    test(`none: ${fact}`, () => assert.deepEqual(parseYaml(text).errors, []));
  }
});

suite('the tree of the YAML', () => {
  test('scalars are typed as the engine types them', () => {
    const values: Readonly<Record<string, unknown>> = {
      yes: 'yes',
      on: 'on',
      '1st': '1st',
      True: true,
      false: false,
      '~': null,
      '': null,
      NULL: null,
      '12': 12,
      '0x1F': 31,
      '0o17': 15,
      '017': 15,
      '0b11': 3,
      '1_000': 1000,
      '-4': -4,
      '1.5': 1.5,
      '.5': 0.5,
      '1e3': 1000,
      '08': 8,
      '.inf': Infinity,
      '1.2.3': '1.2.3',
      '12345678901234567890': 12345678901234567890n,
      '"12"': '12',
      "'true'": 'true',
      '!!str 12': '12',
      '!!int "3"': 3,
      '! 12': '12',
      '-': [null],
      '2020-13-01': '2020-13-01',
      '1:30': '1:30',
      '0x': '0x',
      '+': '+',
      '._5': '._5',
    };
    for (const [text, value] of Object.entries(values)) {
      if (text === '-') continue;
      assert.deepEqual(valueOf(`a: ${text}\n`), value, text);
    }
    assert.ok(valueOf('a: 2020-01-01') instanceof Date);
    assert.ok(valueOf('a: 2001-12-14t21:59:43.10-05:00') instanceof Date);
  });
  test('a text whose lines are joined for the parser keeps its places', () => {
    const { root, errors } = parseYaml('a:\n- b: [ # one\n  c,\n"d ]",\n[ e\n] ]\n- "x\ny"\n');
    const list = entryValue(root);
    const last = list?.kind === 'sequence' ? list.items[1] : undefined;
    assert.deepEqual(errors, []);
    assert.equal(last?.kind === 'scalar' && last.text, 'x y');
    assert.deepEqual(last?.span, { start: 38, end: 43 });
  });
  test('a quote that is never closed brings nothing from beyond the text', () => {
    const text = 'a: "b\n!<x> ? ? ';
    const { root, errors } = parseYaml(text);
    assert.deepEqual(
      [root?.outerSpan, ...errors.map(({ span }) => span)].filter(
        (span) => span !== undefined && span.end > text.length,
      ),
      [],
    );
  });
  test('tags keep their text and know their name', () => {
    const tag = (text: string): readonly unknown[] => {
      const { tag } = entryValue(parseYaml(text).root) ?? {};
      return [tag?.text, tag?.name];
    };
    assert.deepEqual(tag('a: !Connection [b, c]'), ['!Connection', '!Connection']);
    assert.deepEqual(tag('a: !!str b'), ['!!str', 'tag:yaml.org,2002:str']);
    assert.deepEqual(tag('a: !<!Connection> b'), ['!<!Connection>', '!Connection']);
    assert.deepEqual(tag('%TAG !r! !\n---\na: !r!Secret b'), ['!r!Secret', '!Secret']);
  });
  test('the outer span starts at the tag or the anchor, the span at the content', () => {
    const { text, angles, guillemets } = readMarks('a: ‹&x !Connection «[b, c]»›\n');
    const value = entryValue(parseYaml(text).root);
    assert.deepEqual([value?.outerSpan, value?.span], [angles[0], guillemets[0]]);
  });
  test('collections end where their content ends', () => {
    for (const marked of [
      'a:\n  «b: c»\n\n# comment\nd: e\n',
      'a:\n  «- b\n  - c»\n\n',
      'a: «{ b: c }» # d\n',
      'a: «|\n  b»\n\n\nd: e\n',
    ]) {
      const { text, guillemets } = readMarks(marked);
      const value = entryValue(parseYaml(text).root);
      assert.deepEqual(value?.span, guillemets[0], marked);
    }
  });
  test('a missing value stands right behind the colon, the dash or the tag', () => {
    for (const marked of ['a:«» \nb: c\n', 'a: !Connection«»\n', '{ a:«» }', 'a:«»']) {
      const { text, guillemets } = readMarks(marked);
      const value = entryValue(parseYaml(text).root);
      assert.deepEqual([value?.span, value?.kind === 'scalar' && value.missing], [guillemets[0], true], marked);
    }
  });
  test('an alias leads to the latest anchor above', () => {
    const { root } = parseYaml('a: &x 1\nb: &x 2\nc: *x\n');
    const alias = root?.kind === 'mapping' ? root.entries[2]?.value : undefined;
    const target = alias && resolveAlias(alias);
    assert.equal(target?.kind === 'scalar' && target.text, '2');
  });
  test('aliases of aliases are never copied', () => {
    const bomb = [
      'a0: &a0 [x]',
      ...Array.from({ length: 80 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`),
    ];
    const { root, errors } = parseYaml(bomb.join('\n'));
    assert.equal(root?.kind === 'mapping' && root.entries.length, 81);
    assert.deepEqual(errors, []);
  });
});

function entryValue(root: YamlNode | undefined): YamlNode | undefined {
  return root?.kind === 'mapping' ? root.entries[0]?.value : undefined;
}

function valueOf(text: string): unknown {
  const value = entryValue(parseYaml(text).root);
  return value?.kind === 'scalar' ? value.value : value?.kind;
}
