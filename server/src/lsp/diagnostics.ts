/** What a document's diagnostics are for the protocol; `push.ts` and `pull.ts` are the two ways to the client. */
import type { Diagnostic } from 'vscode-languageserver/node';
import { diagnose } from '../languageService';
import { toDiagnostic } from './conversions';
import type { OpenWorkflow } from './documents';
import type { Session } from './session';

/** How the client learns of diagnostics that are out of date. */
export interface Delivery {
  /** Opened, edited or closed. */
  documentChanged(uri: string): void;
  /** Their settings. */
  settingsChanged(uris: readonly string[]): void;
  /** The account: any document may read differently now. */
  accountChanged(): void;
}

export function diagnoseOpen(session: Session, { document, workflow }: OpenWorkflow): Diagnostic[] {
  const { account, client, configuration, missing } = session;
  const snapshot = account.current;
  const found = diagnose(workflow, snapshot, session.now(), configuration.of(document.uri)?.diagnostics);
  account.need({ kind: 'use' });
  missing.note(document.uri, workflow, snapshot);
  return found.map((diagnostic) => toDiagnostic(diagnostic, document, client));
}
