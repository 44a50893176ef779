/** `textDocument/codeAction` */
import type { CodeAction, CodeActionParams, Command } from 'vscode-languageserver';
import { codeActions } from '../languageService';
import type { Client } from './capabilities';
import { CodeActionKind } from './constants';
import { toCodeAction, toSpan } from './conversions';
import { optionsFor } from './diagnostics';
import type { Session } from './session';

export function answerCodeAction(
  session: Session,
  { textDocument, range, context }: CodeActionParams,
): (CodeAction | Command)[] {
  const open = session.documents.workflow(textDocument.uri);
  if (!open || !wantsQuickFixes(context.only)) return [];
  const { client, account } = session;
  const span = toSpan(range, open.document);
  const options = optionsFor(session, open);
  const actions = codeActions(open.workflow, span, account.current, client, session.now(), options);
  return actions
    .map((action) => toCodeAction(action, open.document, client, context.diagnostics))
    .flatMap((action) => understoodBy(client, action));
}

/** `only` holds kinds with all that lies below them: `quickfix` asks for ours, `quickfix.other` and `refactor` do not. */
function wantsQuickFixes(only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix);
}

/** A disabled action runs like any other in a client that does not know the word; a client of commands only gets those. */
function understoodBy(client: Client, action: CodeAction): (CodeAction | Command)[] {
  if (action.disabled && !client.codeActions.disabled) return [];
  if (client.codeActions.literals) return [action];
  return action.command && !action.edit ? [action.command] : [];
}
