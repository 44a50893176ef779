/** `Relay: Insert Connection Reference…`: at the cursors of the editor, each as its place wants it. */
import { Range, window, type TextEditor } from 'vscode';
import type { InsertedReference } from '../../../server/src/protocol';
import type { ConnectionId } from '../../../server/src/relay/account';
import type { LanguageServer } from '../languageClient';
import { chooseConnection, type ConnectionArgument } from './connectionArgument';
import { noServer } from './copyReference';
import type { ReadySetting } from './ready';

export async function insertReference(
  argument: ConnectionArgument | undefined,
  setting: ReadySetting,
  language: LanguageServer,
): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    void window.showInformationMessage(noWorkflow);
    return;
  }
  const chosen = await chooseConnection(argument, 'Insert a Reference to', setting);
  if (chosen === undefined) return;
  const { type, name } = chosen.connection;
  const inserted = await insert(editor, { type, name }, language);
  if (inserted === undefined) {
    void window.showErrorMessage(noServer);
    return;
  }
  if (inserted === null) {
    void window.showInformationMessage(noWorkflow);
    return;
  }
  await window.showTextDocument(editor.document, editor.viewColumn);
  if (inserted.refused > 0) void window.showWarningMessage(refusedMessage(inserted.refused, editor.selections.length));
}

const noWorkflow =
  'Open a workflow and put the cursor where the reference goes. What the editor shows now is no Relay workflow.';

/** Asked again when the text has changed since the server has seen it. */
async function insert(
  editor: TextEditor,
  connection: ConnectionId,
  language: LanguageServer,
): Promise<InsertedReference | null | undefined> {
  const { document } = editor;
  for (;;) {
    const answer = await language.insertReference(document, connection, editor.selections);
    if (answer === undefined || answer === null || answer.edits.length === 0) return answer;
    if (answer.version === document.version && (await apply(editor, answer))) return answer;
    // A read-only editor changes nothing, however often it is asked.
    if (answer.version === document.version) return { ...answer, refused: editor.selections.length };
  }
}

function apply(editor: TextEditor, { edits }: InsertedReference): Thenable<boolean> {
  return editor.edit((builder) => {
    for (const { range, newText } of edits) {
      const { start, end } = range;
      const there = new Range(start.line, start.character, end.line, end.character);
      // Behind what is inserted the cursor goes on; a replaced text it would select.
      if (there.isEmpty) builder.insert(there.start, newText);
      else builder.replace(there, newText);
    }
  });
}

function refusedMessage(refused: number, selections: number): string {
  const where = selections === 1 ? 'where the cursor stands' : `at ${refused} of ${selections} cursors`;
  return `No reference to a connection of this type fits ${where}.`;
}
