import assert from 'node:assert/strict';
import {
  type ExpressionError,
  linePosition,
  parseExpression,
  type ParsedExpression,
  parseTemplate,
  type Path,
  pathsOf,
} from '../../../server/src/workflow/expression';
import { type EngineReferences, readVectors, staticReferences, type Vector } from '../vectors';

interface Reading {
  readonly expressions: readonly ParsedExpression[];
  readonly error: ExpressionError | undefined;
}

function read({ kind, text }: Vector): Reading {
  if (kind === 'expression') {
    const parsed = parseExpression(text);
    return { expressions: [parsed], error: parsed.error };
  }
  const { parts, errors } = parseTemplate(text);
  return { expressions: parts.flatMap((part) => (part.kind === 'expression' ? [part.parsed] : [])), error: errors[0] };
}

suite('what the engine says of an expression', () => {
  const groups = new Map<string, Vector[]>();
  for (const vector of readVectors()) {
    if (vector.kind !== 'expression' && vector.kind !== 'template') continue;
    groups.set(vector.group, [...(groups.get(vector.group) ?? []), vector]);
  }
  for (const [group, vectors] of groups) {
    test(`${group}: ${vectors.length} texts`, () => {
      for (const vector of vectors) checkVector(vector);
    });
  }
});

function checkVector(vector: Vector): void {
  const { engine, text } = vector;
  const { expressions, error } = read(vector);
  const where = `${vector.id}: ${text.slice(0, 200)}`;
  assert.equal(error === undefined, engine.ok, where);
  assert.deepEqual(error && enginePosition(text, error), engine.pos, where);
  // The engine stops at an error; what is read in spite of it is for the one who types.
  if (!engine.ok) return;
  const paths = expressions.flatMap((parsed) => pathsOf(parsed)).filter(({ query }) => !query);
  const shapes = paths.map(({ segments, piped }) => ({
    segs: segments.map(({ name }) => name ?? null),
    ...(piped && { piped }),
  }));
  assert.deepEqual(shapes, engine.paths ?? [], where);
  assert.deepEqual(referencesOf(paths), staticReferences(vector), where);
}

function enginePosition(text: string, { engine: { start, end } }: ExpressionError): Vector['engine']['pos'] {
  const position = (offset: number): { line: number; col: number } => {
    const { line, column } = linePosition(text, offset);
    return { line, col: column };
  };
  return { ...(start !== undefined && { start: position(start) }), end: position(end) };
}

/** As the engine records them: each once, in order. */
function referencesOf(paths: readonly Path[]): EngineReferences {
  const named = (root: string, count: 1 | 2): string[][] => {
    const found = paths
      .filter(({ piped, segments }) => !piped && segments[0]?.name === root)
      .map(({ segments }) => segments.slice(1, 1 + count).map(({ name }) => name))
      .filter((names): names is string[] => names.length === count && !names.includes(undefined));
    return [...new Map(found.sort(byText).map((names) => [JSON.stringify(names), names])).values()];
  };
  return {
    connections: named('connections', 2).map(([type = '', name = '']) => ({ type, name })),
    secrets: named('secrets', 1).flat(),
    parameters: named('parameters', 1).flat(),
    outputs: named('outputs', 2).map(([from = '', name = '']) => ({ from, name })),
    steps: named('steps', 2).map(([action = '', property = '']) => ({ action, property })),
  };
}

function byText(left: readonly string[], right: readonly string[]): number {
  return left.join('\0') < right.join('\0') ? -1 : 1;
}
