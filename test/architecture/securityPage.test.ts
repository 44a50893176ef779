import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { nodesOf, parse, repositoryRoot } from './sources';

/** What stands between backticks in the paragraphs that begin with `Tests:`. */
function testsNamedIn(page: string): readonly string[] {
  return page
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.startsWith('Tests: '))
    .flatMap((paragraph) =>
      [...paragraph.matchAll(/`([^`]+)`/g)].map(([, name]) => (name ?? '').replaceAll('\n', ' ')),
    );
}

/** The first argument of every `test('…', …)`, and of every fact about any input: `property('…', …)`. */
function testsIn(path: string, text: string): readonly string[] {
  return [...nodesOf(parse(path, text))].flatMap((node) => {
    if (!ts.isCallExpression(node) || !makers.has(node.expression.getText())) return [];
    const [name] = node.arguments;
    return name !== undefined && ts.isStringLiteralLike(name) ? [name.text] : [];
  });
}

const makers = new Set(['test', 'property', 'propertyOfAll']);

suite('docs/SECURITY.md', () => {
  test('every test that it names exists', () => {
    const named = testsNamedIn(readFileSync(join(repositoryRoot, 'docs', 'SECURITY.md'), 'utf8'));
    assert.ok(named.length > 20);
    const folder = join(repositoryRoot, 'test');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.test\.ts$|^fuzz.*\.ts$/.test(file) && !file.includes('node_modules'),
    );
    const existing = new Set(files.flatMap((file) => testsIn(file, readFileSync(join(folder, file), 'utf8'))));
    assert.deepEqual(
      named.filter((name) => !existing.has(name)),
      [],
    );
  });
});
