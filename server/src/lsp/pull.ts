/** `textDocument/diagnostic`, for a client that only asks. */
import {
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
  type Connection,
  type DocumentDiagnosticParams,
  type FullDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { diagnoseOpen, type Delivery } from './diagnostics';
import type { Edge } from './edge';
import type { Session } from './session';

export function pullDiagnostics(lsp: Connection, session: Session, edge: Edge): Delivery {
  const { client, documents, missing } = session;
  lsp.languages.diagnostics.on(
    edge.answer('finding diagnostics', nothing, (params) => answerDiagnostic(session, params)),
  );
  const askAgain = (): void => {
    if (!client.diagnostics.refresh) return;
    lsp.sendRequest(DiagnosticRefreshRequest.type).catch((error: unknown) => {
      edge.report('asking the client to look at the diagnostics again', error);
    });
  };
  return {
    // The client asks again by itself.
    documentChanged(uri) {
      if (!documents.workflow(uri)) missing.forget(uri);
    },
    settingsChanged: askAgain,
    accountChanged: askAgain,
  };
}

const nothing: FullDocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

function answerDiagnostic(session: Session, { textDocument }: DocumentDiagnosticParams): FullDocumentDiagnosticReport {
  const open = session.documents.workflow(textDocument.uri);
  return open ? { ...nothing, items: diagnoseOpen(session, open) } : nothing;
}
