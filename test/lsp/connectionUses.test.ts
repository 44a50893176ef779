import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { CancellationToken } from 'vscode-languageserver/node';
import { findConnectionUses } from '../../server/src/lsp/connectionUses';
import type { Documents } from '../../server/src/lsp/documents';
import { connectionUses, type ConnectionUses } from '../../server/src/protocol';
import { testFolder } from '../testFolder';
import { withEditor, type Editor } from './fakeEditor';
import { pushing, workflowNaming } from './workflows';

suite('the uses of connections', () => {
  const folder = testFolder();
  const file = (name: string, content: string | Buffer): string => pathToFileURL(folder.write(name, content)).href;

  test('are found in files that nobody has opened, each at its name', () =>
    withEditor(pushing, async (editor) => {
      const text = `${workflowNaming("'it''s'")}    gcp: \${connections.gcp.prod} \${connections.aws}\n`;
      const uri = file('a.yaml', text);
      const { files, unreadable } = await usesIn(editor, uri);
      assert.deepEqual(unreadable, []);
      assert.deepEqual(
        files.map((each) => each.uri),
        [uri],
      );
      const lines = text.split('\n');
      assert.deepEqual(
        files[0]?.uses.map(({ type, name, range: { start, end } }) => [
          type,
          name,
          lines[start.line]?.slice(start.character, end.character),
        ]),
        [
          ['aws', "it's", "'it''s'"],
          ['gcp', 'prod', 'prod'],
          ['aws', undefined, 'aws'],
        ],
      );
    }));

  test('are those of the editor where a document is open, saved or not', () =>
    withEditor(pushing, async (editor) => {
      const uri = file('a.yaml', workflowNaming('saved'));
      assert.deepEqual(names(await usesIn(editor, uri)), ['saved']);
      const open = editor.open(workflowNaming('shown'), { uri });
      assert.deepEqual(names(await usesIn(editor, uri)), ['shown']);
      open.edit('shown', 'typed');
      assert.deepEqual(names(await usesIn(editor, uri)), ['typed']);
      open.close();
      assert.deepEqual(names(await usesIn(editor, uri)), ['saved']);
      const untitled = editor.open(workflowNaming('nowhere'), { uri: 'untitled:Untitled-1' });
      assert.deepEqual(names(await usesIn(editor, untitled.uri)), ['nowhere']);
    }));

  test('are found by content: other YAML has none, in a window that leaves YAML alone as well', () =>
    withEditor({ ...pushing, configuration: () => ({ workflowDetection: 'off' }) }, async (editor) => {
      const other = file('chart.yaml', 'kind: ConfigMap\ndata:\n  a: ${connections.aws.prod}\n');
      const closed = file('b.yaml', workflowNaming('closed'));
      const open = editor.open(workflowNaming('open'), { uri: 'file:///c.yaml', languageId: 'yaml' });
      const found = await usesIn(editor, other, closed, open.uri);
      assert.deepEqual(
        found.files.map(({ uri }) => uri),
        [closed, open.uri],
      );
      assert.deepEqual(names(found), ['closed', 'open']);
    }));

  test('are not known of a file that cannot be read, which is said', () =>
    withEditor(pushing, async (editor) => {
      const gone = pathToFileURL(folder.path('gone.yaml')).href;
      assert.deepEqual(await usesIn(editor, gone, 'untitled:Untitled-9', 'no uri'), {
        files: [],
        unreadable: [gone, 'untitled:Untitled-9', 'no uri'],
      });
    }));

  test('are read as an editor would: with a byte order mark, in UTF-16, with CRLF', () =>
    withEditor(pushing, async (editor) => {
      const text = workflowNaming('prod').replaceAll('\n', '\r\n');
      const uris = [file('a.yaml', `\ufeff${text}`), file('b.yaml', Buffer.from(`\ufeff${text}`, 'utf16le'))];
      const { files } = await usesIn(editor, ...uris);
      const ranges = files.map(({ uses }) => uses[0]?.range.start);
      assert.deepEqual(ranges, [
        { line: 6, character: 49 },
        { line: 6, character: 49 },
      ]);
    }));

  /** In files that nobody has opened; `looked` are those that were read. */
  function findInFiles() {
    const looked: string[] = [];
    const documents = { document: () => undefined, workflow: (uri: string) => void looked.push(uri) };
    return { looked, find: findConnectionUses(documents as unknown as Documents) };
  }

  test('are read again when the file has changed, and only then', async () => {
    const [one, two] = [file('one.yaml', workflowNaming('one')), file('two.yaml', workflowNaming('two'))];
    const { looked, find } = findInFiles();
    const namesNow = async () => names(await find({ uris: [one, two] }, CancellationToken.None));
    assert.deepEqual(await namesNow(), ['one', 'two']);
    assert.deepEqual(await namesNow(), ['one', 'two']);
    assert.deepEqual(looked, [one, two]);
    file('one.yaml', workflowNaming('new'));
    utimesSync(folder.path('one.yaml'), 1, 1);
    assert.deepEqual(await namesNow(), ['new', 'two']);
    assert.deepEqual(looked, [one, two, one]);
  });

  test('of a thousand files are not waited for by others', () =>
    withEditor(pushing, async (editor) => {
      const uris = Array.from({ length: 1000 }, (_, index) => file(`${index}.yaml`, workflowNaming(`name-${index}`)));
      const open = editor.open(workflowNaming('open'), { uri: 'file:///open.yaml' });
      await open.expectProblems();
      const asked = usesIn(editor, ...uris);
      let answered = false;
      void asked.then(() => (answered = true));
      await open.hover('open');
      assert.equal(answered, false, 'a hover went between two files');
      assert.equal((await asked).files.length, 1000);
    }));

  test('are not looked for any longer when the client has cancelled', async () => {
    const { looked, find } = findInFiles();
    const uris = ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'].map((name) => file(name, workflowNaming('prod')));
    const { onCancellationRequested } = CancellationToken.None;
    const cancelledAfterTwo = {
      onCancellationRequested,
      get isCancellationRequested() {
        return looked.length === 2;
      },
    };
    await find({ uris }, cancelledAfterTwo);
    assert.deepEqual(looked, uris.slice(0, 2));
    await find({ uris }, CancellationToken.None);
    assert.deepEqual(looked, uris, 'what was found until then is known');
  });
});

function usesIn(editor: Editor, ...uris: string[]): Promise<ConnectionUses> {
  return editor.lsp.sendRequest(connectionUses, { uris });
}

const names = ({ files }: ConnectionUses): (string | undefined)[] =>
  files.flatMap(({ uses }) => uses.map(({ name }) => name));
