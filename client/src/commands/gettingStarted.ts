/** The walkthrough, and the documents that its steps open. */
import { commands, Selection, window, workspace } from 'vscode';
import { workflowLanguageId, yamlLanguageId } from '../../../server/src/protocol';
import { newCheckJobText, newWorkflowCursor, newWorkflowText } from '../templates';

/** @param extensionId as VS Code knows it: `publisher.name`. */
export async function openWalkthrough(extensionId: string): Promise<void> {
  await commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#getStarted`, false);
}

/** An untitled workflow that can be run once its connection is there. */
export async function newWorkflow(): Promise<void> {
  const document = await workspace.openTextDocument({ language: workflowLanguageId, content: newWorkflowText });
  const editor = await window.showTextDocument(document);
  const cursor = document.positionAt(newWorkflowCursor);
  editor.selection = new Selection(cursor, cursor);
}

/** An untitled job for GitHub Actions, as an example of any CI. */
export async function newCheckJob(): Promise<void> {
  await window.showTextDocument(
    await workspace.openTextDocument({ language: yamlLanguageId, content: newCheckJobText }),
  );
}
