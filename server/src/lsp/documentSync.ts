/**
 * The texts of the documents that the client has open, kept by the edits that it sends.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Connection } from './connection';
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
} from './messages';

export interface SyncEvents {
  /** Opened or edited. */
  changed(document: TextDocument): void;
  saved(document: TextDocument): void;
  /** It is no longer among the open ones. */
  closed(document: TextDocument): void;
}

/** @returns the open documents by their addresses. An object stands for one opening of a document; its text changes in place with its version. */
export function syncDocuments(lsp: Connection, events: SyncEvents): ReadonlyMap<string, TextDocument> {
  const open = new Map<string, TextDocument>();
  lsp.onNotification(DidOpenTextDocumentNotification, ({ textDocument: { uri, languageId, version, text } }) => {
    const document = TextDocument.create(uri, languageId, version, text);
    open.set(uri, document);
    events.changed(document);
  });
  lsp.onNotification(DidChangeTextDocumentNotification, ({ textDocument: { uri, version }, contentChanges }) => {
    const document = open.get(uri);
    if (document === undefined || contentChanges.length === 0) return;
    events.changed(TextDocument.update(document, contentChanges, version));
  });
  lsp.onNotification(DidSaveTextDocumentNotification, ({ textDocument: { uri } }) => {
    const document = open.get(uri);
    if (document !== undefined) events.saved(document);
  });
  lsp.onNotification(DidCloseTextDocumentNotification, ({ textDocument: { uri } }) => {
    const document = open.get(uri);
    if (document === undefined) return;
    open.delete(uri);
    events.closed(document);
  });
  return open;
}
