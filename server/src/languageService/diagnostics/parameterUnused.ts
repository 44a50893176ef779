/**
 * `parameter-unused`: nothing reads the parameter. A trigger that sets it does not read it.
 *
 *     parameters:
 *       region:
 *       ^^^^^^ Nothing in this workflow reads the parameter "region".
 */
import { partsOf } from '../../workflow/incremental';
import { parameterUses } from '../../workflow/parameterUses';
import { oncePerPart } from '../byParts';
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';
import { quoted } from '../wording';

export function parameterUnused({ workflow }: Subject): readonly Diagnostic[] {
  const { malformedConnections, malformedTags } = workflow.references;
  // What cannot be read may hold the use: `!Connection { type: aws, name: !Parameter account }`.
  if (malformedConnections.length > 0 || malformedTags.length > 0) return [];
  const uses = partsOf(workflow).map((part) => usesInPart(part.workflow));
  if (uses.some(({ kind }) => kind === 'all')) return [];
  const names = new Set(uses.flatMap((use) => (use.kind === 'some' ? [...use.names] : [])));
  return workflow.parameters
    .filter(({ name }) => !names.has(name))
    .map(({ name, key }) => ({
      code: 'parameter-unused',
      severity: 'hint',
      message: `Nothing in this workflow reads the parameter ${quoted(name)}.`,
      span: key.span,
      faded: true,
    }));
}

const usesInPart = oncePerPart(parameterUses);
