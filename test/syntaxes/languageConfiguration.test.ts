import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface LanguageConfiguration {
  readonly wordPattern: { readonly pattern: string };
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string; readonly notIn?: string[] }[];
  readonly onEnterRules: readonly {
    readonly beforeText: string;
    readonly action: { readonly indent: 'none' | 'indent'; readonly appendText?: string };
  }[];
  readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
}

suite('language configuration', () => {
  const file = resolve(__dirname, '../../../syntaxes/language-configuration.json');
  const configuration = JSON.parse(readFileSync(file, 'utf8')) as LanguageConfiguration;

  test('a double click takes a name with its hyphens, and neither dots nor quotes nor dashes of a list', () => {
    const words = (line: string): readonly string[] =>
      [...line.matchAll(new RegExp(configuration.wordPattern.pattern, 'g'))].map(([word]) => word);
    assert.deepEqual(words("- connection: ${connections.aws.'my-aws-account'} # störung-1"), [
      ...['connection', 'connections', 'aws', 'my-aws-account', 'störung-1'],
    ]);
    assert.deepEqual(words('!Connection { type: aws, name: my- }'), ['Connection', 'type', 'aws', 'name', 'my-']);
    assert.deepEqual(words('image: relaysh/slack-step-message-send:1'), [
      ...['image', 'relaysh', 'slack-step-message-send', '1'],
    ]);
  });

  test('a template closes itself, but not in a comment', () => {
    assert.deepEqual(
      configuration.autoClosingPairs.find(({ open }) => open === '${'),
      { open: '${', close: '}', notIn: ['comment'] },
    );
  });

  test('a line that ends with a colon or a dash is followed by a deeper one', () => {
    const increases = new RegExp(configuration.indentationRules.increaseIndentPattern);
    for (const line of ['steps:', '- name:', '  -', '  spec: &anchor', '  connection: {'])
      assert.match(line, increases);
    for (const line of ['- name: a', 'x: {}', '']) assert.doesNotMatch(line, increases);
  });

  test('Enter goes on where the next key belongs', () => {
    const column = (line: string): number => {
      const rule = configuration.onEnterRules.find(({ beforeText }) => new RegExp(beforeText).test(line));
      const start = line.search(/\S|$/);
      if (!rule) return start;
      return start + (rule.action.indent === 'indent' ? 2 : 0) + (rule.action.appendText ?? '').length;
    };
    for (const [line, expected] of [
      ['steps:', 2],
      ['  spec:', 4],
      ['- spec:', 4],
      ['  - name: a', 4],
      ["- 'name': a", 2],
      ['    message: |', 6],
      ['  message: >-', 4],
      ['  connection: !Connection', 4],
      ['  aws: &aws', 4],
      ['  aws: &aws !Connection', 4],
      ['  name: a', 2],
      ['  - a', 2],
      ['  - echo "a: b"', 2],
      ['  - ', 2],
      ['  # a:', 2],
      ['---', 0],
    ] as const) {
      assert.equal(column(line), expected, line);
    }
  });
});
