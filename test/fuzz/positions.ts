/**
 * The lines of a document that is edited are those of one that is opened.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { edit, workflowText, type Edit } from './editing';
import { property, type Property } from './property';

export const positionProperties: readonly Property[] = [
  property(
    'the positions in a document that is edited are those in one that is opened',
    [workflowText, fc.array(edit, { maxLength: 4 })],
    (written, edits) => {
      const text = written.replace(/\r(?!\n)/g, '');
      const document = TextDocument.create('file:///a.yaml', 'yaml', 1, text);
      let edited = text;
      for (const each of edits) {
        const change = changeOf(document, each);
        const [start, end] = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
        edited = edited.slice(0, start) + change.text + edited.slice(end);
        TextDocument.update(document, [change], document.version + 1);
        assert.equal(document.getText(), edited);
        const opened = TextDocument.create('file:///b.yaml', 'yaml', 1, edited);
        for (let offset = 0; offset <= edited.length; offset += 1) {
          const position = opened.positionAt(offset);
          assert.deepEqual(document.positionAt(offset), position);
          assert.equal(document.offsetAt(position), opened.offsetAt(position));
        }
      }
    },
  ),
];

/** As an editor sends it: never between the two characters that end a line, and never one of them alone. */
function changeOf(document: TextDocument, { at, remove, insert }: Edit) {
  const text = document.getText();
  const start = Math.floor(at * (text.length + 1));
  const range = { start: document.positionAt(start), end: document.positionAt(Math.min(start + remove, text.length)) };
  return { range, text: insert.replace(/\r\n?/g, '\n') };
}
