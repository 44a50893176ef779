/**
 * What the engine says of its vectors, held against the rules about expressions and tags: no error where it runs, and a mark where it does not.
 */
import assert from 'node:assert/strict';
import { diagnoseExpressions } from '../../server/src/languageService/expressionRules';
import type { Diagnostic } from '../../server/src/languageService';
import { parseExpressionDocument, parseWorkflow, type Workflow } from '../../server/src/workflow/model';
import { readVectors, type Vector } from '../conformance/vectors';

/** Refused for reasons that these rules do not know, each with the rule or the reason. */
const unmarked: Readonly<Record<string, string>> = {
  'yaml-doc-007': 'a file of document markers only says nothing; the engine misses a document',
  'yaml-doc-052': 'an empty file is no error in an editor',
  'yaml-doc-053': 'an empty file is no error in an editor',
  'yaml-doc-054': 'an empty file is no error in an editor',
  'workflow-003': 'the kind of `spec`: value-kind',
  'workflow-018': 'the kind of `steps`: value-kind',
  'workflow-021': 'the kind of the document: value-kind',
  'workflow-022': 'the kind of the document: value-kind',
};

/** Evaluation that fails because of the values that an expression meets, not because of what is written. */
const valueErrors: ReadonlySet<string> = new Set([
  ...['array-027', 'array-028', 'fn-in-template-003', 'fn-in-template-013', 'fn-lib-009', 'fn-lib-036', 'fn-lib-056'],
  ...['fn-lib-057', 'fn-lib-084', 'fn-lib-094', 'fn-lib-103', 'fn-syntax-047', 'index-basic-035', 'index-dynamic-020'],
  ...['index-partial-007', 'index-root-005', 'index-root-006', 'index-root-015', 'nested-unresolved-001'],
  ...['nested-unresolved-002', 'nested-unresolved-004', 'nested-unresolved-005', 'nested-unresolved-007'],
  ...['nested-unresolved-008', 'nested-unresolved-011', 'nested-unresolved-015', 'nested-unresolved-016'],
  ...[
    'nested-unresolved-029',
    'ops-bool-013',
    'pipe-013',
    'pipe-015',
    'pipe-020',
    'pipe-021',
    'values-003',
    'values-025',
  ],
  ...['type-map-030', 'type-map-031', 'type-map-033', 'type-map-034', 'type-map-042'],
]);

suite('what the engine says of its vectors', () => {
  const vectors = readVectors();

  test('what it evaluates has no error', () => {
    const wrong = vectors.filter(({ engine }) => engine.ok && engine.evalOk).flatMap(errorsOf);
    assert.deepEqual(wrong, []);
  });

  test('what it cannot read is marked as an error', () => {
    const silent = vectors.filter((vector) => !vector.engine.ok && errorsOf(vector).length === 0);
    assert.deepEqual(silent.map(({ id }) => id).sort(), Object.keys(unmarked).sort());
  });

  test('what it cannot evaluate is marked, but for what the values decide', () => {
    const silent = vectors.filter(
      (vector) => vector.engine.ok && !vector.engine.evalOk && marksOf(vector).length === 0,
    );
    assert.deepEqual(
      silent.filter(({ id }) => !valueErrors.has(id)).map(({ id, text }) => `${id}: ${text}`),
      [],
    );
  });
});

function errorsOf(vector: Vector): readonly string[] {
  return marksOf(vector)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => `${vector.id} ${code}: ${vector.text}`);
}

/** The vectors have every root, where a step has no event and a trigger has little else. */
function marksOf(vector: Vector): readonly Diagnostic[] {
  const diagnostics = diagnoseExpressions(read(vector));
  return vector.group.includes('-in-step') || vector.kind === 'workflow'
    ? diagnostics
    : diagnostics.filter(({ code }) => code !== 'root-unavailable');
}

/** A line break after the expression, since a comment at its end would hide the `}`. */
function read({ kind, text }: Vector): Workflow {
  switch (kind) {
    case 'workflow':
      return parseWorkflow(text);
    case 'yaml':
      return parseExpressionDocument(text);
    case 'template':
      return parseExpressionDocument(JSON.stringify(text));
    case 'expression':
      return parseExpressionDocument(JSON.stringify(`\${${text}\n}`));
  }
}
