import assert from 'node:assert/strict';
import { spellName } from '../../server/src/workflow/spelling';
import type { ScalarStyle } from '../../server/src/workflow/yaml/tree';

suite('a spelled name', () => {
  const inTemplate = (text: string, style: ScalarStyle, quote?: `'` | '"' | '`') =>
    spellName(text, { kind: 'segment', notation: 'dot', quote, query: false, scalar: { style } });

  test('is bare where that is legal', () => {
    assert.equal(inTemplate('my-account_1', 'plain'), 'my-account_1');
    assert.equal(inTemplate('1st', 'plain'), `'1st'`);
    assert.equal(inTemplate('null', 'plain'), `'null'`);
    assert.equal(inTemplate('Ärger', 'plain'), `'Ärger'`);
  });

  test('has the quotes that the scalar does not escape', () => {
    assert.equal(inTemplate('my account', 'plain'), `'my account'`);
    assert.equal(inTemplate('my account', 'double'), `'my account'`);
    assert.equal(inTemplate('my account', 'single'), `"my account"`);
  });

  test('keeps the quotes that are there', () => {
    assert.equal(inTemplate('prod', 'plain', '"'), '"prod"');
    assert.equal(inTemplate('prod', 'single', `'`), `''prod''`);
    assert.equal(inTemplate('prod', 'double', '"'), '\\"prod\\"');
    assert.equal(inTemplate('prod', 'plain', '`'), '`prod`');
  });

  test('escapes what a plain scalar takes for its own', () =>
    assert.equal(inTemplate('a: b #c', 'plain'), `'a:\\x20b\\x20#c'`));
});
