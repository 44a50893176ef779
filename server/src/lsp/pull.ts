/** `textDocument/diagnostic`, for a client that only asks. */
import type { DocumentDiagnosticParams, FullDocumentDiagnosticReport } from 'vscode-languageserver';
import type { Connection } from './connection';
import { DocumentDiagnosticReportKind } from './constants';
import { diagnoseOpen, forget, type Delivery } from './diagnostics';
import type { Edge } from './edge';
import { DiagnosticRefreshRequest, DocumentDiagnosticRequest } from './messages';
import type { Session } from './session';

export function pullDiagnostics(lsp: Connection, session: Session, edge: Edge): Delivery {
  const { client, documents } = session;
  lsp.onRequest(
    DocumentDiagnosticRequest,
    edge.answer('finding diagnostics', nothing, (params) => answerDiagnostic(session, params)),
  );
  const askAgain = (): void => {
    if (!client.diagnostics.refresh) return;
    void edge.sent('asking the client to look at the diagnostics again', lsp.sendRequest(DiagnosticRefreshRequest));
  };
  return {
    // The client asks again by itself, of what is open.
    documentChanged(uri) {
      if (!documents.document(uri)) forget(session, uri);
    },
    settingsChanged: askAgain,
    secretsChanged: askAgain,
    accountChanged: askAgain,
  };
}

const nothing: FullDocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

function answerDiagnostic(session: Session, { textDocument }: DocumentDiagnosticParams): FullDocumentDiagnosticReport {
  const open = session.documents.workflow(textDocument.uri);
  if (open) return { ...nothing, items: diagnoseOpen(session, open) };
  forget(session, textDocument.uri);
  return nothing;
}
