/** `textDocument/publishDiagnostics` */
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Connection } from './connection';
import { diagnoseAhead } from '../languageService';
import { diagnoseOpen, forget, type Delivery } from './diagnostics';
import type { Edge } from './edge';
import { PublishDiagnosticsNotification } from './messages';
import { createScheduler, type Turns } from './scheduling';
import type { Session } from './session';

export function pushDiagnostics(lsp: Connection, session: Session, edge: Edge, turns: Turns): Delivery {
  const { configuration, documents } = session;
  const marked = new Set<string>();

  /** Sends what holds for the document now: its diagnostics, or that it has none any more. @returns whether it has */
  const publish = (uri: string, isEnough: () => boolean): boolean => {
    if (!documents.readOn(uri, isEnough)) return false;
    const open = documents.workflow(uri);
    // What the user does not want to hear of is not shown first and taken away then: the answer of the client brings us back.
    if (open && !configuration.of(uri)) return true;
    if (open) {
      if (!diagnoseAhead(open.workflow, session.account.current, isEnough)) return false;
      marked.add(uri);
      send({ uri, version: open.document.version, diagnostics: diagnoseOpen(session, open) });
    } else {
      forget(session, uri);
      if (marked.delete(uri)) send({ uri, diagnostics: [] });
    }
    return true;
  };

  const send = (params: PublishDiagnosticsParams): void => {
    void edge.sent('sending diagnostics', lsp.sendNotification(PublishDiagnosticsNotification, params));
  };

  const scheduler = createScheduler(
    (uri, isEnough) => edge.attempt('finding diagnostics', true, () => publish(uri, isEnough)),
    turns,
  );
  return {
    documentChanged: (uri) => scheduler.schedule(uri),
    settingsChanged: (uris) => uris.forEach((uri) => scheduler.schedule(uri)),
    secretsChanged: (uri) => scheduler.schedule(uri),
    accountChanged: () => documents.uris().forEach((uri) => scheduler.schedule(uri)),
  };
}
