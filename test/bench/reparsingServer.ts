/**
 * The simplest server that one would write: at every change it parses the whole text with `yaml` and publishes what `yaml` found. It answers
 * at once, and a burst of changes once. Nothing of the product is in it.
 */
import { createConnection, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseDocument } from 'yaml';

const lsp = createConnection(process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);
/** Turns of the event loop that go by without a change: the library hands on one message at a turn, and not at each. */
const quietTurns = 3;

const quietFor = new Map<string, number>();

documents.onDidChangeContent(({ document }) => {
  const isWaiting = quietFor.has(document.uri);
  quietFor.set(document.uri, 0);
  if (!isWaiting) setImmediate(() => turn(document));
});

function turn(document: TextDocument): void {
  const quiet = (quietFor.get(document.uri) ?? 0) + 1;
  quietFor.set(document.uri, quiet);
  if (quiet <= quietTurns) {
    setImmediate(() => turn(document));
    return;
  }
  quietFor.delete(document.uri);
  publish(document);
}

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
