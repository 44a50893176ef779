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
  const { items, incomplete } = complete(open.workflow, offset, account.current, client, session.now());
  return {
    isIncomplete: incomplete,
    items: items.map((item) => toCompletionItem(item, open.document, client)),
  };
}
