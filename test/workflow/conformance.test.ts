import assert from 'node:assert/strict';
import { parseExpressionDocument, parseWorkflow, type Workflow } from '../../server/src/workflow/model';
import { readVectors, staticReferences, type EngineReferences, type Vector } from './vectors';

/** Inputs of which we say something else on purpose. */
const exceptions: Readonly<Record<string, string>> = {
  'yaml-doc-007': 'a file of document markers only says nothing; the engine misses a document',
  'yaml-doc-052': 'an empty file is no error in an editor',
  'yaml-doc-053': 'an empty file is no error in an editor',
  'yaml-doc-054': 'an empty file is no error in an editor',
  'workflow-003': 'the kind of `spec` is a matter of structure, not of expressions',
  'workflow-018': 'the kind of `steps` is a matter of structure, not of expressions',
  'workflow-021': 'the kind of the document is a matter of structure, not of expressions',
  'workflow-022': 'the kind of the document is a matter of structure, not of expressions',
};

suite('what the engine says of a document', () => {
  const groups = new Map<string, Vector[]>();
  for (const vector of readVectors()) {
    if (vector.kind !== 'yaml' && vector.kind !== 'workflow') continue;
    groups.set(vector.group, [...(groups.get(vector.group) ?? []), vector]);
  }
  for (const [group, vectors] of groups) {
    test(`${group}: the same references in ${vectors.length} documents`, () => vectors.forEach(checkReferences));
    test(`${group}: the same documents are in order`, () => vectors.forEach(checkVerdict));
  }
});

/** Where the engine refuses a document before it evaluates anything, it records nothing, and we still read what is there. */
function checkReferences(vector: Vector): void {
  const { engine } = vector;
  if (!engine.ok && engine.stage !== 'parse' && engine.stage !== 'eval') return;
  const { connections, secrets, parameters, outputs, steps } = read(vector).references;
  const found: EngineReferences = {
    connections: connections.flatMap(({ type, name }) => (name ? { type: type.text, name: name.text } : [])),
    secrets: secrets.map(({ name }) => name.text),
    parameters: parameters.map(({ name }) => name.text),
    outputs: outputs.flatMap(({ from, name }) => (name ? { from: from.text, name: name.text } : [])),
    steps: steps.flatMap(({ step, property }) => (property ? { action: step.text, property: property.text } : [])),
  };
  assert.deepEqual(sorted(found), sorted(staticReferences(vector)), describe(vector));
}

function checkVerdict(vector: Vector): void {
  const same = isInOrder(read(vector)) === vector.engine.ok;
  assert.equal(same, exceptions[vector.id] === undefined, describe(vector));
}

/** As the engine means `ok`: YAML, tags and templates can be read. What a name is, is found out later. */
function isInOrder({ errors, references, sites }: Workflow): boolean {
  const malformed = [...references.malformedConnections, ...references.malformedTags].filter(
    ({ form, problem }) => form === 'tag' && problem.kind !== 'notAString',
  );
  const templateErrors = sites.flatMap(({ template }) => template.errors);
  return [errors, malformed, references.unknownTags, templateErrors].every((problems) => problems.length === 0);
}

function read({ kind, text }: Vector): Workflow {
  return kind === 'yaml' ? parseExpressionDocument(text) : parseWorkflow(text);
}

function sorted(references: EngineReferences): Record<string, readonly string[]> {
  const lists = Object.entries(references).map(([key, list]: [string, readonly unknown[]]) => {
    return [key, [...new Set(list.map((item) => JSON.stringify(item)))].sort()] as const;
  });
  return Object.fromEntries(lists);
}

function describe({ id, text }: Vector): string {
  return `${id}: ${text.slice(0, 300)}`;
}
