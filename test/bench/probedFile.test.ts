import assert from 'node:assert/strict';
import type { Range } from 'vscode-languageserver/node';
import { ProbedFile } from './probedFile';

suite('the file that is typed in', () => {
  const text = `steps:
- name: probe
  type: contaner
  spec:
    connection: !Connection { type: aws, name: aws-00042 }
`;
  const open = (): ProbedFile => new ProbedFile(text, 'yaml');
  const mark = (range: Range) => ({ range, message: '' });
  const both = { types: true, connections: true };

  test('what is typed and erased at the end of a value is in the text, as the change says', () => {
    const file = open();
    assert.deepEqual(file.edit('name', { type: 'x' }), {
      range: { start: { line: 4, character: 56 }, end: { line: 4, character: 56 } },
      text: 'x',
    });
    file.edit('type', { erase: 2, type: 'n' });
    assert.deepEqual([file.value('name'), file.value('type')], ['aws-00042x', 'contann']);
    assert.equal(file.document.getText(), text.replace('contaner', 'contann').replace('00042', '00042x'));
    assert.equal(file.document.version, 3);
  });

  test('its restoration makes the text what it was', () => {
    const file = open();
    assert.equal(file.restoration('name'), undefined);
    for (const edit of [{ type: 'x' }, { erase: 3 }, { erase: 2, type: '777' }]) {
      file.edit('name', edit);
      file.edit('name', file.restoration('name') ?? {});
      assert.equal(file.document.getText(), text);
    }
  });

  test('diagnostics show the text if they mark the misspelled type as it is now', () => {
    const file = open();
    const before = mark(file.range('type'));
    assert.ok(file.shows([before], both));
    file.edit('type', { type: 'x' });
    assert.ok(!file.shows([before], both));
    assert.ok(file.shows([mark(file.range('type'))], both));
  });

  test('and the name, if and only if it is another', () => {
    const file = open();
    const type = mark(file.range('type'));
    assert.ok(!file.shows([type, mark(file.range('name'))], both));
    file.edit('name', { type: 'x' });
    assert.ok(!file.shows([type], both));
    assert.ok(file.shows([type, mark(file.range('name'))], both));
    assert.ok(file.shows([type], { types: true, connections: false }));
    assert.ok(file.shows([], { types: false, connections: false }));
  });

  test('a text without the step is refused', () => assert.throws(() => new ProbedFile('steps: []\n', 'yaml')));
});
