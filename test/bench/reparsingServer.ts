/**
 * The simplest server that one would write: at every change it parses the whole text with `yaml` and publishes what `yaml` found. It answers
 * at once, and a burst of changes once. Nothing of the product is in it.
 */
import { createConnection, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseDocument } from 'yaml';

const lsp = createConnection(process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);
const waiting = new Map<string, NodeJS.Immediate>();

documents.onDidChangeContent(({ document }) => {
  // Begins again with every message that has been read: the library hands one message on at each turn of the event loop.
  clearImmediate(waiting.get(document.uri));
  waiting.set(
    document.uri,
    setImmediate(() => publish(document)),
  );
});

function publish(document: TextDocument): void {
  const { errors } = parseDocument(document.getText(), { logLevel: 'error' });
  void lsp.sendDiagnostics({
    uri: document.uri,
    version: document.version,
    diagnostics: errors.map(({ message, pos: [start, end] }) => ({
      message,
      range: { start: document.positionAt(start), end: document.positionAt(end) },
    })),
  });
}

lsp.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
documents.listen(lsp);
lsp.listen();
