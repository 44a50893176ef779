import assert from 'node:assert/strict';
import { findComments } from '../../../server/src/workflow/yaml/comments';

function checkComments(text: string, ...expected: readonly string[]): void {
  const comments = findComments(text);
  assert.deepEqual(
    comments.map((comment) => comment.text),
    expected,
  );
  for (const { span, text: comment } of comments) assert.equal(text.slice(span.start, span.end), comment);
}

suite('comments', () => {
  test('are found before, behind and between values', () =>
    checkComments('# a\nb: 1 # c\nd: [ # e\n  1, # f\n]\n# g', '# a', '# c', '# e', '# f', '# g'));

  test('in the header of a block scalar, and not in it', () =>
    checkComments('a: | # b\n  # c\n  d # e\nf: >- # g\n  # h\n', '# b', '# g'));

  test('never in quotes, or without white space before them', () =>
    checkComments(`a: "# b\n  # c" # d\ne: '# f'\ng: h#i\nj: k #l\n`, '# d', '#l'));

  test('end a plain text of several lines', () => checkComments('a: b # c\n  d\ne: f\n  g # h\n', '# c', '# h'));

  test('end where their line ends, however it ends', () =>
    checkComments('# a\r\n# b\r# c\u2028# d\n', '# a', '# b', '# c', '# d'));

  test('are found in a text that is no YAML', () => checkComments('a: [ # b\n "c # d\n# e\n', '# b', '# e'));
});
