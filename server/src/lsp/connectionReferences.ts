/** `relay/connectionReferences` */
import { connectionReferences, secretReferences, type JudgedReference, type JudgedSecret } from '../languageService';
import type {
  ConnectionReferences,
  ConnectionReferencesParams,
  ReferenceHolder,
  ReferenceToConnection,
  ReferenceToSecret,
} from '../protocol';
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
  const { secrets, unsettledSecrets } = session.secrets.look(uri, open.workflow);
  const named = secretReferences(open.workflow, secrets, session.now(), unsettledSecrets);
  return {
    references: references.map((reference) => toReference(reference, open.document)),
    secrets: named.map((secret) => toSecret(secret, open.document)),
    ...(secrets.kind === 'known' && { workflow: secrets.workflow }),
  };
}

function toReference(reference: JudgedReference, document: TextDocument): ReferenceToConnection {
  const { type, name, verdict, isToCreate } = reference;
  return {
    type,
    ...(name !== undefined && { name }),
    verdict,
    isToCreate,
    ...toPlace(reference, document),
  };
}

function toSecret(secret: JudgedSecret, document: TextDocument): ReferenceToSecret {
  const { name, verdict } = secret;
  return { name, verdict, ...toPlace(secret, document) };
}

function toPlace(
  { span, holder, problem }: JudgedReference | JudgedSecret,
  document: TextDocument,
): Pick<ReferenceToConnection, 'range' | 'holder' | 'problem'> {
  return {
    range: toRange(span, document),
    holder: toHolder(holder),
    ...(problem && { problem: { severity: problem.severity, message: problem.message } }),
  };
}

function toHolder({ kind, name, index, path }: JudgedReference['holder']): ReferenceHolder {
  return { kind, ...(name !== undefined && { name }), index, path };
}
