/**
 * Composing makes of the tokens what the `yaml` package makes of them: the same nodes in the same places, and the same problems.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Composer, isAlias, isMap, isScalar, isSeq, Parser, type CST, type ParsedNode } from 'yaml';
import { composeStream } from '../../server/src/workflow/yaml/compose/stream';
import type { ComposedNode } from '../../server/src/workflow/yaml/compose/nodes';
import { describeError, type Problem } from '../../server/src/workflow/yaml/messages';
import { piecesOfWorkflows } from './anyText';
import { applyEdit, edit, workflowText } from './editing';
import { property, type Property } from './property';

const editedWorkflow = fc
  .tuple(workflowText, fc.array(edit, { maxLength: 4 }))
  .map(([text, edits]) => edits.reduce(applyEdit, text));

export const compositionProperties: readonly Property[] = [
  property('the document of a workflow is composed as the package does it', [editedWorkflow], checkSame),
  property('the document of any text is composed as the package does it', [piecesOfWorkflows], checkSame),
];

function checkSame(text: string): void {
  const tokens = firstDocument(text);
  const stream = composeStream();
  for (const token of tokens) stream.add(token);
  const expected = composeWithPackage(tokens);
  const tell = (problems: readonly Problem[]): unknown =>
    problems.map((problem) => [problem.code, problem.pos, describeError(text, problem)?.message]);
  assert.deepEqual(tell(stream.problems), tell(expected.problems), text);
  assert.deepEqual(stream.document && outline(stream.document.root), expected.root, text);
}

function firstDocument(text: string): readonly CST.Token[] {
  const tokens: CST.Token[] = [];
  let hasDocument = false;
  for (const token of new Parser().parse(text)) {
    if (hasDocument && (token.type === 'document' || token.type === 'directive')) break;
    hasDocument ||= token.type === 'document';
    tokens.push(token);
  }
  return tokens;
}

/** Failsafe and without known tags, since types are none of its business here. */
function composeWithPackage(tokens: readonly CST.Token[]): {
  readonly problems: readonly Problem[];
  readonly root: unknown;
} {
  const composer = new Composer({
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    keepSourceTokens: true,
    logLevel: 'silent',
  });
  const [document] = [...composer.compose(tokens)];
  return document === undefined
    ? { problems: composer.streamInfo().errors, root: undefined }
    : { problems: document.errors, root: outlineOfPackage(document.contents) };
}

/** Kind, start, end, end with what follows, parts. */
type Outline = readonly [string, number, number, number, ...unknown[]];

function outline(node: ComposedNode): Outline {
  const { kind, start, end, next } = node;
  switch (kind) {
    case 'alias':
      return [kind, start, end, next, node.name];
    case 'scalar':
      return [kind, start, end, next, node.token?.offset];
    case 'mapping':
      return [
        kind,
        start,
        end,
        next,
        node.style,
        ...node.entries.map(({ key, value }) => [outline(key), value && outline(value)]),
      ];
    case 'sequence':
      return [kind, start, end, next, node.flow, ...node.items.map((item) => outline(item.node))];
  }
}

function outlineOfPackage(node: ParsedNode | null): Outline {
  const [start, end, next] = node?.range ?? [0, 0, 0];
  if (isAlias(node)) return ['alias', start, end, next, node.source];
  if (isScalar(node)) return ['scalar', start, end, next, node.srcToken?.offset];
  if (isSeq(node)) return ['sequence', start, end, next, node.flow === true, ...node.items.map(outlineOfPackage)];
  assert.ok(isMap(node));
  const style = node.flow !== true ? 'block' : node.srcToken === undefined ? 'pair' : 'braces';
  const entries = node.items.map(({ key, value }) => [
    outlineOfPackage(key),
    value ? outlineOfPackage(value) : undefined,
  ]);
  return ['mapping', start, end, next, style, ...entries];
}
