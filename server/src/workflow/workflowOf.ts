/**
 * What a YAML tree says as a workflow.
 */
import { collectExpressions } from './collect';
import { effectiveEntriesOnce } from './merges';
import type { Workflow } from './model';
import { expressionPositions } from './positions';
import type { References } from './references';
import { readStructure } from './structure';
import type { ParsedYaml } from './yaml/parse';
import type { YamlError } from './yaml/tree';

export function workflowOf(text: string, { root, errors }: Pick<ParsedYaml, 'root' | 'errors'>): Workflow {
  const entriesOf = effectiveEntriesOnce();
  const structure = readStructure(root, entriesOf);
  const expressions = collectExpressions(expressionPositions(structure, entriesOf), entriesOf);
  return { text, root, ...structure, ...expressions, errors: withoutRepeats(errors, expressions.references) };
}

/** A key that stands twice in `!Connection { }` is said by the malformed reference already. */
export function withoutRepeats(errors: readonly YamlError[], references: References): readonly YamlError[] {
  const malformed = [...references.malformedConnections, ...references.malformedTags];
  const said = new Set(
    malformed.filter(({ problem }) => problem.kind === 'duplicateKey').map(({ span }) => span.start),
  );
  return errors.filter((error) => error.code !== 'DUPLICATE_KEY' || !said.has(error.span.start));
}
