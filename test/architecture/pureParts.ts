/**
 * The parts that answer a keystroke are functions of their input: they do not wait, do not throw and do not speak.
 */
import ts from 'typescript';
import { isTypeScript, nodesOf, parse, type Sources } from './sources';

const pureParts = ['server/src/languageService/', 'server/src/workflow/'];

const forbiddenGlobals = new Set([
  ...['Promise', 'console', 'fetch', 'process', 'queueMicrotask'],
  ...['setTimeout', 'setInterval', 'setImmediate'],
]);

/** `FILE:LINE uses await`, for each use in a pure part, in the order of the text. */
export function impurities(sources: Sources): readonly string[] {
  return [...sources]
    .filter(([path]) => isTypeScript(path) && pureParts.some((part) => path.startsWith(part)))
    .flatMap(([path, text]) => {
      const file = parse(path, text);
      return [...nodesOf(file)].flatMap((node) => {
        const use = impurityOf(node);
        if (use === undefined) return [];
        return [`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} uses ${use}`];
      });
    });
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) return 'await';
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async';
  if (ts.isThrowStatement(node)) return 'throw';
  return ts.isIdentifier(node) && forbiddenGlobals.has(node.text) && !isOwnName(node) ? node.text : undefined;
}

/** A property or a key that happens to be called so: `step.process`, `{ process: 1 }`. */
function isOwnName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) &&
    parent.name === node
  );
}
