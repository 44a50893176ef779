import assert from 'node:assert/strict';
import { parseExpression, parseTemplate } from '../../../server/src/workflow/expression';

suite('what is said about a wrong expression', () => {
  for (const [text, marked, message] of [
    ['', '', 'Expected a value, found the end.'],
    ['a b', 'b', 'Expected an operator, found "b".'],
    ['a ?? b', '??', 'There is no operator ??.'],
    ['a +', '', 'Expected a value, found the end.'],
    ['(a', '', 'Expected an operator or ")", found the end.'],
    ['a[b}', '}', 'Expected an operator or "]", found "}".'],
    ['a.*', '*', 'Expected a name after ".", found "*".'],
    ['f(a b)', 'b', 'Expected an operator, "," or ")", found "b".'],
    ['f(a: 1, 2)', '2', 'Expected the name of an argument, found "2".'],
    ['f(a: 1, b 2)', '2', 'Expected ":" after "b", found "2".'],
    ['[1;2]', ';', 'Expected a value, "," or "]", found ";".'],
    ['{;}', ';', 'Expected a key, "," or "}", found ";".'],
    [`'a`, `'a`, `This string has no closing '.`],
    [`'\\z'`, `'\\z'`, `This string has an escape that Relay cannot read in '…'.`],
    ['0x10', '0x10', '"0x10" is not a number that Relay can read.'],
    [`'a' - 1`, `'a' - 1`, 'The operator - needs numbers, not "a" and 1.'],
    [`2 * ('a' + null)`, `'a' + null`, 'The operator + needs numbers or text, not "a" and null.'],
    [`!'yes'`, `!'yes'`, 'The operator ! needs booleans, not "yes".'],
    [`'a' =~ '('`, `'a' =~ '('`, 'The operator =~ needs a regular expression, not "a" and "(".'],
    ['('.repeat(600), '(', 'This is nested more than 500 levels deep.'],
  ] as const) {
    test(text.slice(0, 20) || 'nothing at all', () => {
      const { error } = parseExpression(text);
      assert.deepEqual([error?.message, error && text.slice(error.span.start, error.span.end)], [message, marked]);
    });
  }

  test('a long token is cut', () => {
    const { error } = parseExpression(`a ${'b'.repeat(100)}`);
    assert.equal(error?.message, `Expected an operator, found "${'b'.repeat(29)}…".`);
  });

  test('each expression of a value can have an error', () => {
    const { errors } = parseTemplate('${a b} ${c} ${d.} ${e');
    assert.deepEqual(
      errors.map(({ message }) => message),
      [
        'Expected an operator or "}", found "b".',
        'Expected a name after ".", found "}".',
        'Expected an operator or "}", found the end.',
      ],
    );
  });
});
