import assert from 'node:assert/strict';
import { CancellationTokenSource, ResponseError } from 'vscode-languageserver/node';
import { withEditor } from './fakeEditor';
import { pushing, workflowNaming } from './workflows';

/** It takes a second to read, which is many slices. */
const longWorkflow = `steps:\n${Array.from({ length: 3000 }, (_, index) => step(index)).join('')}`;

function step(index: number): string {
  return `- name: step-${index}\n  image: alpine\n  spec:\n    text: \${parameters.region} and \${outputs.other.key}\n    list: [a, { b: c }]\n`;
}

suite('a file that takes long to read', () => {
  test('keeps nobody from an answer about another', () =>
    withEditor(pushing, async (editor) => {
      const small = editor.open(workflowNaming('prod'), { uri: 'file:///small.yaml' });
      await small.expectProblems();
      const long = editor.open(longWorkflow, { uri: 'file:///long.yaml' });
      const later = long.hover('parameters.region');
      assert.notEqual(await small.hover('prod'), null);
      assert.deepEqual(long.publications(), []);
      assert.equal(await later, null);
      await editor.until('the diagnostics of the long one', () => long.publications().length === 1);
    }));

  test('is not read to its end for a request that was cancelled', () =>
    withEditor(pushing, async (editor) => {
      const small = editor.open(workflowNaming('prod'), { uri: 'file:///small.yaml' });
      await small.expectProblems();
      const long = editor.open(longWorkflow, { uri: 'file:///long.yaml' });
      const source = new CancellationTokenSource();
      const params = { textDocument: { uri: long.uri }, position: { line: 1, character: 9 } };
      const cancelled = editor.lsp.sendRequest('textDocument/hover', params, source.token);
      await small.hover('prod');
      source.cancel();
      await assert.rejects(cancelled, ResponseError);
      assert.deepEqual(long.publications(), []);
    }));

  test('is read at once for a client that only asks, and would wait for ever else', () =>
    withEditor({ capabilities: { textDocument: { diagnostic: {} } } }, async (editor) => {
      assert.equal(await editor.open(longWorkflow).hover('alpine'), null);
    }));

  test('is told of in its newest version only', () =>
    withEditor(pushing, async (editor) => {
      const small = editor.open(workflowNaming('prod'), { uri: 'file:///small.yaml' });
      await small.expectProblems();
      const long = editor.open(longWorkflow, { uri: 'file:///long.yaml' });
      await small.hover('prod');
      long.edit('name: step-7\n', 'name: seven\n');
      await editor.until('its diagnostics', () => long.publications().length > 0);
      assert.deepEqual(
        long.publications().map(({ version }) => version),
        [2],
      );
    }));
});
