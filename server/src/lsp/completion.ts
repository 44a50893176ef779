/** `textDocument/completion` */
import type { CompletionList, CompletionParams } from 'vscode-languageserver';
import { complete } from '../languageService';
import { toCompletionItem } from './conversions';
import type { Session } from './session';

export const noCompletions: CompletionList = { isIncomplete: false, items: [] };

export function answerCompletion(session: Session, { textDocument, position }: CompletionParams): CompletionList {
  const open = session.documents.workflow(textDocument.uri);
  if (!open) return noCompletions;
  const { client, account } = session;
  const offset = open.document.offsetAt(position);
  const { secrets } = session.secrets.look(textDocument.uri, open.workflow);
  const list = complete(open.workflow, offset, account.current, client, session.now(), secrets);
  // The first reference of a document to a secret is none yet while its name is being typed.
  if (list.wantsSecrets) session.secrets.want(textDocument.uri, open.workflow);
  return {
    isIncomplete: list.incomplete,
    items: list.items.map((item) => toCompletionItem(item, open.document, client)),
  };
}
