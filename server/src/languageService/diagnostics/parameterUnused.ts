/**
 * `parameter-unused`: nothing reads the parameter. A trigger that sets it does not read it.
 *
 *     parameters:
 *       region:
 *       ^^^^^^ Nothing in this workflow reads the parameter "region".
 */
import { parameterUses } from '../../workflow/parameterUses';
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';
import { quoted } from '../wording';

export function parameterUnused({ workflow }: Subject): readonly Diagnostic[] {
  const { malformedConnections, malformedTags } = workflow.references;
  // What cannot be read may hold the use: `!Connection { type: aws, name: !Parameter account }`.
  if (malformedConnections.length > 0 || malformedTags.length > 0) return [];
  const uses = parameterUses(workflow);
  if (uses.kind === 'all') return [];
  return workflow.parameters
    .filter(({ name }) => !uses.names.has(name))
    .map(({ name, key }) => ({
      code: 'parameter-unused',
      severity: 'hint',
      message: `Nothing in this workflow reads the parameter ${quoted(name)}.`,
      span: key.span,
      faded: true,
    }));
}
