/** `relay/connectionReferences` */
import { connectionReferences, type JudgedReference } from '../languageService';
import type { ConnectionReferences, ConnectionReferencesParams, ReferenceToConnection } from '../protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toRange } from './conversions';
import type { Session } from './session';

export function answerConnectionReferences(
  session: Session,
  { uri }: ConnectionReferencesParams,
): ConnectionReferences | null {
  const open = session.documents.workflow(uri);
  if (!open) return null;
  const unsettled = session.missing.note(uri, open.workflow);
  const references = connectionReferences(open.workflow, session.account.current, session.now(), unsettled);
  return { references: references.map((reference) => toReference(reference, open.document)) };
}

function toReference(
  { type, name, span, holder, verdict, isToCreate, problem }: JudgedReference,
  document: TextDocument,
): ReferenceToConnection {
  const { kind, index, path } = holder;
  return {
    type,
    ...(name !== undefined && { name }),
    range: toRange(span, document),
    holder: { kind, ...(holder.name !== undefined && { name: holder.name }), index, path },
    verdict,
    isToCreate,
    ...(problem && { problem: { severity: problem.severity, message: problem.message } }),
  };
}
