import assert from 'node:assert/strict';
import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { withEditor, type EditorOptions } from './fakeEditor';
import { pushing, workflowNaming } from './workflows';

suite('semantic tokens over the protocol', () => {
  const coloring: EditorOptions = {
    capabilities: {
      ...pushing.capabilities,
      textDocument: {
        ...pushing.capabilities.textDocument,
        semanticTokens: {
          requests: { full: true, range: true },
          tokenTypes: [],
          tokenModifiers: [],
          formats: ['relative'],
        },
      },
    },
  };

  test('name the type of each word and where it stands', () =>
    withEditor(coloring, async (editor) => {
      const { uri, document } = editor.open(workflowNaming('prod'));
      const { legend } = editor.initialized.capabilities.semanticTokensProvider ?? {};
      const { data }: SemanticTokens = await editor.lsp.sendRequest('textDocument/semanticTokens/full', {
        textDocument: { uri },
      });
      assert.deepEqual(readTokens(document, data, legend), ['!Connection type', 'aws type', 'prod variable readonly']);
    }));

  test('of a range are those in it', () =>
    withEditor(coloring, async (editor) => {
      const file = editor.open(workflowNaming('prod'));
      const { data }: SemanticTokens = await editor.lsp.sendRequest('textDocument/semanticTokens/range', {
        textDocument: { uri: file.uri },
        range: file.rangeOf('prod'),
      });
      const { legend } = editor.initialized.capabilities.semanticTokensProvider ?? {};
      assert.deepEqual(readTokens(file.document, data, legend), ['prod variable readonly']);
    }));

  test('are not ours to give for other YAML', () =>
    withEditor(coloring, async (editor) => {
      const { uri } = editor.open('kind: Deployment\n', { languageId: 'yaml' });
      assert.equal(await editor.lsp.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri } }), null);
    }));

  test('are asked for again once the client has said that it wants the file served', () => {
    const capabilities = {
      ...coloring.capabilities,
      workspace: { configuration: true, semanticTokens: { refreshSupport: true } },
    };
    return withEditor({ capabilities }, async (editor) => {
      editor.open(workflowNaming('prod'), { languageId: 'yaml' });
      await editor.until('a refresh', () => editor.received('workspace/semanticTokens/refresh').length === 1);
    });
  });

  test('are not offered to a client that does not ask for any', () =>
    withEditor(pushing, (editor) => {
      assert.equal(editor.initialized.capabilities.semanticTokensProvider, undefined);
      return Promise.resolve();
    }));
});

/** `prod variable readonly` */
function readTokens(
  document: TextDocument,
  data: readonly number[],
  legend: SemanticTokensLegend | undefined,
): readonly string[] {
  assert.ok(legend);
  const tokens: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    line += lines;
    character = lines > 0 ? characters : character + characters;
    const text = document.getText({ start: { line, character }, end: { line, character: character + length } });
    const named = legend.tokenModifiers.filter((_, bit) => (modifiers >> bit) % 2 === 1);
    tokens.push([text, legend.tokenTypes[type], ...named].join(' '));
  }
  return tokens;
}
