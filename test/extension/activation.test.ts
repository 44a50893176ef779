import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionId } from './window';

suite('activation', () => {
  test('opening a YAML document starts the extension', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: 'a: 1\n' });
    await vscode.window.showTextDocument(document);
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is installed`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
