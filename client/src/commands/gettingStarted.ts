/** The walkthrough, and the documents that its steps open. */
import { commands, Selection, ViewColumn, window, workspace, type TextEditor } from 'vscode';
import { workflowLanguageId, yamlLanguageId } from '../../../server/src/protocol';
import { newCheckJobText, newWorkflowCursor, newWorkflowText } from '../templates';

/** @param extensionId as VS Code knows it: `publisher.name`. */
export async function openWalkthrough(extensionId: string): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#getStarted`, false);
}

/** An untitled workflow that can be run once its connection is there. */
export async function newWorkflow(place?: Place): Promise<void> {
  const editor = await open(workflowLanguageId, newWorkflowText, place);
  const cursor = editor.document.positionAt(newWorkflowCursor);
  editor.selection = new Selection(cursor, cursor);
}

/** An untitled job for GitHub Actions, as an example of any CI. */
export async function newCheckJob(place?: Place): Promise<void> {
  await open(yamlLanguageId, newCheckJobText, place);
}

/** `beside`: the walkthrough stays to be seen. Its own way of doing that leaves it to chance in which group the document opens. */
type Place = 'beside';

async function open(language: string, content: string, place: Place | undefined): Promise<TextEditor> {
  const document = await workspace.openTextDocument({ language, content });
  return window.showTextDocument(document, place === 'beside' ? ViewColumn.Beside : ViewColumn.Active);
}
