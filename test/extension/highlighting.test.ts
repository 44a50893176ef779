import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { checkMarks, contributedGrammars, markedFiles, titleOf } from '../syntaxes/marks';
import { extensionId } from './window';

/** Our grammars on top of the YAML grammar that this VS Code brings. */
suite('highlighting in VS Code', () => {
  const repositoryRoot = pathOf(extensionId);
  const grammars = [...contributedGrammars(repositoryRoot), ...contributedGrammars(pathOf('vscode.yaml'))];

  for (const folder of ['marked', 'marked-in-vscode']) {
    for (const file of markedFiles(join(repositoryRoot, 'test/syntaxes', folder))) {
      test(titleOf(file), () => checkMarks(file, grammars));
    }
  }

  function pathOf(id: string): string {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension, `${id} is installed`);
    return extension.extensionPath;
  }
});
