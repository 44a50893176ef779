import assert from 'node:assert/strict';
import { readScalar } from './readScalar';

function slice(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}

suite('where the characters of a scalar stand in the document', () => {
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
