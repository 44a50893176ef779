/**
 * What the product says of a text, in the shape in which the engine's answers are recorded.
 */
import {
  parseExpression,
  parseTemplate,
  pathsIn,
  type ParsedExpression,
  type Template,
} from '../../server/src/workflow/expression';
import { parseExpressionDocument, parseWorkflow, type Workflow } from '../../server/src/workflow/model';
import type { Holder, WrittenName } from '../../server/src/workflow/references';
import { expressionDocumentRefusals, refusals } from '../../server/src/workflow/refusals';
import type { Span } from '../../server/src/workflow/span';
import { templateReferences, type TemplateReference } from '../../server/src/workflow/templateReferences';
import type { YamlScalar } from '../../server/src/workflow/yaml/tree';
import type { EnginePath, EnginePosition, LineColumn, Vector } from './vectors';

export interface Reading {
  readonly ok: boolean;
  /** Of the first error in a template. */
  readonly position: EnginePosition | undefined;
  readonly references: readonly NamedReference[];
  readonly paths: readonly EnginePath[];
}

/** A reference as text, so that it can be compared: `connection aws x`, `step build succeeded`. */
export interface NamedReference {
  readonly name: string;
  /** It stands in the string of `path($, 'connections.aws.x')`. */
  readonly queried: boolean;
}

export function read({ kind, text }: Pick<Vector, 'kind' | 'text'>): Reading {
  switch (kind) {
    case 'expression':
      return readTemplate(text, templateOf(text, parseExpression(text)));
    case 'template':
      return readTemplate(text, parseTemplate(text));
    case 'yaml': {
      const document = parseExpressionDocument(text);
      return readDocument(document, expressionDocumentRefusals(document).length === 0, ({ path }) => path);
    }
    case 'workflow': {
      const workflow = parseWorkflow(text);
      const isRead = refusals(workflow).length === 0;
      return readDocument(workflow, isRead, ({ kind, index, path }) => [`${kind}s`, index, ...path]);
    }
  }
}

/** An expression without the `${ }` around it. */
function templateOf(text: string, parsed: ParsedExpression): Template {
  const errors = parsed.error === undefined ? [] : [parsed.error];
  return { text, parts: [{ kind: 'expression', span: parsed.span, closed: true, parsed }], errors };
}

function readTemplate(text: string, template: Template): Reading {
  const found = templateReferences(template, scalarOf(text), { kind: 'step', index: 0, path: [] });
  return {
    ok: template.errors.length === 0,
    position: positionOf(template),
    references: found.flatMap(({ root, reference }) => named(root, reference)),
    paths: enginePaths(template),
  };
}

/** A string that is its own source. */
function scalarOf(text: string): YamlScalar {
  const span = { start: 0, end: text.length };
  const source = { toDocument: (decoded: Span): Span => decoded, toDecoded: (offset: number): number => offset };
  const place = { span, outerSpan: span, tag: undefined, anchor: undefined, source };
  return { kind: 'scalar', style: 'literal', inFlow: false, missing: false, text, value: text, ...place };
}

function readDocument(
  { sites, references }: Workflow,
  ok: boolean,
  pathOf: (holder: Holder) => readonly (string | number)[],
): Reading {
  const wrong = sites.find(({ template }) => template.errors.length > 0);
  return {
    ok,
    position: wrong && positionOf(wrong.template),
    references: roots.flatMap((root) => references[root].flatMap((reference) => named(root, reference))),
    paths: sites.flatMap(({ template, holder }) => {
      const at = pathOf(holder).join('.');
      return enginePaths(template).map((path) => ({ ...path, ...(at !== '' && { at }) }));
    }),
  };
}

const roots = ['connections', 'secrets', 'parameters', 'outputs', 'steps'] as const;

/** None where it asks for all of a type, or for all outputs of a step. */
function named(root: (typeof roots)[number], reference: TemplateReference['reference']): readonly NamedReference[] {
  const names = namesOf(reference);
  if (names.includes(undefined)) return [];
  const queried = names.some((name) => name?.place.kind === 'segment' && name.place.query);
  return [{ name: [root, ...names.map((name) => name?.text)].join(' '), queried }];
}

function namesOf(reference: TemplateReference['reference']): readonly (WrittenName | undefined)[] {
  if ('type' in reference) return [reference.type, reference.name];
  if ('from' in reference) return [reference.from, reference.name];
  return 'step' in reference ? [reference.step, reference.property] : [reference.name];
}

function enginePaths(template: Template): readonly EnginePath[] {
  return pathsIn(template)
    .filter(({ query }) => !query)
    .map(({ segments, piped }) => ({ segs: segments.map(({ name }) => name ?? null), ...(piped && { piped }) }));
}

function positionOf({ text, errors }: Template): EnginePosition | undefined {
  const [first] = errors;
  if (first === undefined) return undefined;
  // As the engine counts: from 1, columns in code points.
  const position = (offset: number): LineColumn => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, col: Array.from(before.at(-1) ?? '').length + 1 };
  };
  const { start, end } = first.engine;
  return { ...(start !== undefined && { start: position(start) }), end: position(end) };
}
