/** What a document's diagnostics are for the protocol; `push.ts` and `pull.ts` are the two ways to the client. */
import type { Diagnostic } from 'vscode-languageserver';
import { diagnose, type DiagnosticOptions } from '../languageService';
import { toDiagnostic } from './conversions';
import type { OpenWorkflow } from './documents';
import type { Session } from './session';

/** How the client learns of diagnostics that are out of date. */
export interface Delivery {
  /** Opened, edited or closed. */
  documentChanged(uri: string): void;
  /** Their settings. */
  settingsChanged(uris: readonly string[]): void;
  /** Those of the workflow that the document is. */
  secretsChanged(uri: string): void;
  /** The account: any document may read differently now. */
  accountChanged(): void;
}

export function diagnoseOpen(session: Session, open: OpenWorkflow): Diagnostic[] {
  const { account, client } = session;
  account.need();
  const found = diagnose(open.workflow, account.current, session.now(), optionsFor(session, open));
  return found.map((diagnostic) => toDiagnostic(diagnostic, open.document, client));
}

/** The document is closed, or no workflow any more. */
export function forget({ missing, secrets }: Session, uri: string): void {
  missing.forget(uri);
  secrets.forget(uri);
}

/** What is to be told of this document now: as its settings say, and nothing that only the read under way can tell. */
export function optionsFor(
  { configuration, missing, secrets }: Session,
  { document: { uri }, workflow }: OpenWorkflow,
): DiagnosticOptions {
  return {
    ...configuration.of(uri)?.diagnostics,
    unsettled: missing.note(uri, workflow),
    ...secrets.look(uri, workflow),
  };
}
