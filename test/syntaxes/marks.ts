/**
 * Files whose comments mark the line above them with the scopes that it must have, in the format of vscode-tmgrammar-test:
 *
 *     a: ${secrets.b}
 *     #    ^^^^^^^ variable.language.root.relay
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createRegistry, type IGrammarConfig } from 'vscode-tmgrammar-test/dist/common/index.js';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';

/** The grammars that the extension at this path contributes: ours, or those of VS Code's own YAML extension. */
export function contributedGrammars(extensionPath: string): readonly IGrammarConfig[] {
  const manifest = JSON.parse(readFileSync(join(extensionPath, 'package.json'), 'utf8')) as {
    contributes: { grammars: IGrammarConfig[] };
  };
  return manifest.contributes.grammars.map((grammar) => ({ ...grammar, path: join(extensionPath, grammar.path) }));
}

export function markedFiles(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

/** The file's own title: `templates are colored in scalars of every style`. */
export function titleOf(file: string): string {
  return parseGrammarTestCase(readFileSync(file, 'utf8')).metadata.description;
}

export async function checkMarks(file: string, grammars: readonly IGrammarConfig[]): Promise<void> {
  const marked = parseGrammarTestCase(readFileSync(file, 'utf8'));
  assert.ok(marked.assertions.length > 0, `${file} marks something`);
  const failures = await runGrammarTestCase(createRegistry([...grammars]), marked);
  assert.deepEqual(
    failures.map(({ line, srcLine, start, end, missing, unexpected, actual }) => ({
      at: `${basename(file)}:${line + 1}`,
      text: marked.source[srcLine]?.slice(start, end),
      missing,
      unexpected,
      actual,
    })),
    [],
  );
}
