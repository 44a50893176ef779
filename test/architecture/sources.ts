/**
 * The product's own source files, as text, for the tests that hold the shape of the code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

/** Path from the root of the repository, with forward slashes (`server/src/main.ts`) → text. */
export type Sources = ReadonlyMap<string, string>;

/** The compiled tests lie in `out/test/<area>/`. */
export const repositoryRoot = resolve(__dirname, '../../..');

/** Every file below `server/src` and `client/src`, data files too: an import of one has to resolve. */
export function readProductSources(): Sources {
  const paths = ['server/src', 'client/src'].flatMap((folder) =>
    readdirSync(join(repositoryRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(repositoryRoot.length + 1)),
  );
  return new Map(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(repositoryRoot, path), 'utf8')] as const),
  );
}

export function isTypeScript(path: string): boolean {
  return path.endsWith('.ts') && !path.endsWith('.d.ts');
}

export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** The node and everything below it, in the order of the text. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}
