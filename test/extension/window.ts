/** What the tests in VS Code share: documents, and what the window says of them. */
import * as vscode from 'vscode';
import { until, untilThere } from '../until';

export const extensionId = 'relay-workflows.relay-workflows';

/** That of the folder that is open: the same file under another path would be another use of what it names. */
export async function openSample(name: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('No folder is open.');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  // A document that an extension opens stays for minutes after its editor was closed, and asks for what it names in the tests that follow.
  await vscode.commands.executeCommand('vscode.open', uri);
  return untilThere(`${name} in the editor`, () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.toString() === uri.toString() ? document : undefined;
  });
}

export async function openUntitled(content: string, language = 'yaml'): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return documentAt(document.uri);
}

/** A change of language closes a document and opens it again. */
export function documentAt(uri: vscode.Uri): vscode.TextDocument {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (document === undefined) throw new Error(`${uri.toString()} is not open.`);
  return document;
}

export const languageOf = (uri: vscode.Uri): string => documentAt(uri).languageId;

/** `connection-missing prod`: code and marked text of each diagnostic of ours, in the order of the text. */
export function diagnosticsOf(uri: vscode.Uri): string[] {
  const document = documentAt(uri);
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'relay')
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map((diagnostic) => `${codeOf(diagnostic)} ${document.getText(diagnostic.range)}`);
}

export async function untilDiagnostics(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  await until(
    `[${expected.join(', ')}]`,
    () => diagnosticsOf(uri),
    (found) => found.join('\n') === expected.join('\n'),
  );
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export async function configure(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
