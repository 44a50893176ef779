/** `relay/missingConnections` */
import { missingConnections as missingFrom } from '../languageService';
import type { MissingConnections, MissingConnectionsParams } from '../protocol';
import type { Session } from './session';

export function answerMissingConnections(session: Session, { uri }: MissingConnectionsParams): MissingConnections {
  const open = session.documents.workflow(uri);
  return {
    connections: open
      ? missingFrom(open.workflow, session.account.current, session.missing.note(uri, open.workflow))
      : [],
  };
}
