import assert from 'node:assert/strict';
import { parseTemplate } from '../../../server/src/workflow/expression';

suite('splitting a string into text and expressions', () => {
  test('a value without $ is one text', () => checkParts('plain', ['text plain']));
  test('an empty value has no parts', () => checkParts('', []));
  test('text and expressions alternate', () =>
    checkParts('a ${b} c ${d}', ['text a ', 'expression ${b}', 'text  c ', 'expression ${d}']));
  test('expressions may touch', () => checkParts('${a}${b}', ['expression ${a}', 'expression ${b}']));
  test('an even number of $ before { hides it', () => checkParts('$${a}', ['text $${a}']));
  test('an odd number of $ before { opens after the pairs', () => checkParts('$$${a}', ['text $$', 'expression ${a}']));
  test('$ takes any character along', () => checkParts('$x${a}', ['text $x', 'expression ${a}']));
  test('a backslash escapes nothing', () => checkParts('\\${a}', ['text \\', 'expression ${a}']));
  test('} in a string does not end an expression', () =>
    checkParts(`\${a.'}'} b`, [`expression \${a.'}'}`, 'text  b']));
  test('} in an object does not end an expression', () =>
    checkParts(`\${{'a': {}}} b`, [`expression \${{'a': {}}}`, 'text  b']));
  test('} in a comment does not end an expression', () =>
    checkParts('${a /* } */} b', ['expression ${a /* } */}', 'text  b']));
  test('the literal text ${ can be written as a string', () =>
    checkParts("${'${'}a}", ["expression ${'${'}", 'text a}']));

  suite('with an error', () => {
    test('an expression without } ends where the next one opens', () =>
      checkParts('${a. ${b}', ['unclosed ${a. ', 'expression ${b}']));
    test('an expression without } leaves the prose behind it alone', () =>
      checkParts('${a. and so on', ['unclosed ${a.', 'text  and so on']));
    test('white space at the end belongs to an expression without }', () => checkParts('${a  ', ['unclosed ${a  ']));
    test('a string without its quote ends before }', () =>
      checkParts("${a.'b} c ${d.'e'}", ["expression ${a.'b}", 'text  c ', "expression ${d.'e'}"]));
    test('a line comment does not hide }', () => checkParts('${a // b} c', ['expression ${a // b}', 'text  c']));
    test('what stands too much before } belongs to the expression', () =>
      checkParts('${a b ] c} d', ['expression ${a b ] c}', 'text  d']));
  });
});

function checkParts(text: string, expected: readonly string[]): void {
  const parts = parseTemplate(text).parts.map((part) => {
    const kind = part.kind === 'expression' && !part.closed ? 'unclosed' : part.kind;
    return `${kind} ${text.slice(part.span.start, part.span.end)}`;
  });
  assert.deepEqual(parts, expected);
}
