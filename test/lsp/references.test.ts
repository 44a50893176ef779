import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import {
  insertReference,
  renameReferences,
  spellReference,
  type InsertedReference,
  type InsertReferenceParams,
  type RenamedReferences,
  type RenameReferencesParams,
  type SpelledReference,
  type SpellReferenceParams,
} from '../../server/src/protocol';
import { testFolder } from '../testFolder';
import { withEditor, type Editor, type OpenFile } from './fakeEditor';
import { pushing, workflowNaming } from './workflows';

suite('renaming references over the protocol', () => {
  const folder = testFolder();
  const file = (name: string, text: string): string => pathToFileURL(folder.write(name, text)).href;
  const rename = (editor: Editor, params: RenameReferencesParams): Promise<RenamedReferences> =>
    editor.lsp.sendRequest(renameReferences, params);

  test('says what changes in files and in what the editor shows, and what stands there now', () =>
    withEditor(pushing, async (editor) => {
      const closed = file('closed.yaml', workflowNaming("'prod'"));
      const open = editor.open(workflowNaming('typed'), { uri: file('open.yaml', workflowNaming('saved')) });
      open.edit('typed', 'prod');
      const other = file('other.yaml', workflowNaming('other'));
      const gone = pathToFileURL(folder.path('gone.yaml')).href;
      const answer = await rename(editor, {
        uris: [closed, other, open.uri, gone],
        connection: { type: 'aws', name: 'prod' },
        name: "it's",
      });
      assert.deepEqual(answer, {
        files: [
          {
            uri: closed,
            edits: [
              {
                range: { start: { line: 6, character: 49 }, end: { line: 6, character: 55 } },
                oldText: "'prod'",
                newText: "'it''s'",
              },
            ],
          },
          { uri: open.uri, edits: [{ range: open.rangeOf('prod'), oldText: 'prod', newText: "'it''s'" }] },
        ],
        unreadable: [gone],
      });
    }));
});

suite('writing references over the protocol', () => {
  const connection = { type: 'aws', name: "it's" };
  const insert = (editor: Editor, params: InsertReferenceParams): Promise<InsertedReference | null> =>
    editor.lsp.sendRequest(insertReference, params);
  const at = (file: OpenFile, text: string) => {
    const { end } = file.rangeOf(text);
    return { start: end, end };
  };

  test('a reference by itself is spelled in either syntax', () =>
    withEditor(pushing, async (editor) => {
      const spell = async (form: SpellReferenceParams['form']): Promise<string> =>
        (await editor.lsp.sendRequest<SpelledReference>(spellReference, { connection, form })).text;
      assert.equal(await spell('template'), "${connections.aws.'it\\'s'}");
      assert.equal(await spell('tag'), "!Connection { type: aws, name: 'it''s' }");
    }));

  test('each cursor gets what fits there, and two in one reference change it once', () =>
    withEditor(pushing, async (editor) => {
      const file = editor.open(`${workflowNaming('prod')}    a: \${parameters.}\n    b: use \n`);
      const answer = await insert(editor, {
        uri: file.uri,
        connection,
        selections: [at(file, 'use'), at(file, 'name: p'), at(file, 'name: pr'), at(file, 'parameters.')],
      });
      assert.deepEqual(answer, {
        edits: [
          { range: file.rangeOf('prod'), newText: "'it''s'" },
          { range: at(file, 'use'), newText: "${connections.aws.'it\\'s'}" },
        ],
        refused: 1,
        version: 1,
      });
    }));

  test('what is no workflow gets none', () =>
    withEditor(pushing, async (editor) => {
      const file = editor.open('a: b\n', { languageId: 'yaml' });
      assert.equal(await insert(editor, { uri: file.uri, connection, selections: [at(file, 'a: ')] }), null);
    }));
});
