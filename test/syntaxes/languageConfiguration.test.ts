import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface LanguageConfiguration {
  readonly wordPattern: { readonly pattern: string };
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string; readonly notIn?: string[] }[];
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
});
