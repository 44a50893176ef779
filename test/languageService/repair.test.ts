import assert from 'node:assert/strict';
import { closeLine } from '../../server/src/languageService/completion/repair';

/** `$0` is the cursor. */
function checkRepair(marked: string, expected: string | undefined): void {
  const cursor = marked.indexOf('$0');
  assert.notEqual(cursor, -1, 'the text marks the cursor with $0');
  const text = marked.slice(0, cursor) + marked.slice(cursor + 2);
  const closed = closeLine(text, cursor);
  assert.equal(closed?.text, expected);
  if (!closed) return;
  for (let offset = 0; offset <= cursor; offset++) assert.equal(closed.toOriginal(offset), offset);
  assert.equal(closed.toOriginal(closed.text.length), text.length);
}

suite('closing the line of the cursor', () => {
  test('an open double quote', () => checkRepair('a: "b$0\nc: d\n', 'a: "b"\nc: d\n'));
  test('an open single quote', () => checkRepair(`- 'b$0\n- c\n`, `- 'b'\n- c\n`));
  test('an open template in an open quote', () =>
    checkRepair('a: "${connections.aws.$0\nb: c', 'a: "${connections.aws."\nb: c'));
  test('a closed template in an open quote', () =>
    checkRepair(`a: "\${connections.aws.'my$0'}\nb: c`, `a: "\${connections.aws.'my'}"\nb: c`));
  test('an open flow mapping', () => checkRepair('a: !Connection { type: $0\nb: c', 'a: !Connection { type:  }\nb: c'));
  test('an open flow sequence', () => checkRepair('a: !Connection [aws, $0\nb: c', 'a: !Connection [aws,  ]\nb: c'));
  test('an open flow mapping in another', () => checkRepair('a: { b: { c: $0', 'a: { b: { c:  } }'));
  test('an open quote in an open flow mapping', () =>
    checkRepair('a: { type: aws, name: "my $0', 'a: { type: aws, name: "my " }'));
  test('an open quote before the closing bracket', () =>
    checkRepair(`a: { type: aws, name: 'pr$0 }`, `a: { type: aws, name: 'pr' }`));
  test('an open quote with the word going on behind the cursor', () =>
    checkRepair(`a: { type: aws, name: 'p$0rod }`, `a: { type: aws, name: 'prod' }`));
  test('a comment stays a comment', () =>
    checkRepair('a: !Connection [aws, $0 # why [not', 'a: !Connection [aws,  ] # why [not'));
  test('Windows line ends', () => checkRepair('a: [b, $0\r\nc: d\r\n', 'a: [b,  ]\r\nc: d\r\n'));

  test('nothing is open', () => {
    for (const text of [
      'a: b$0',
      'a: "b$0"',
      `a: 'it''s$0'`,
      'a: "\\"$0"',
      `a: don't$0`,
      'a: ${b$0',
      'a: ${ {"b": 1}.$0 }',
      'a: !Connection { type: $0 }',
      '$0',
      '# "$0',
      'a: b # "$0',
      '- - [$0]',
    ]) {
      checkRepair(text, undefined);
    }
  });
});
