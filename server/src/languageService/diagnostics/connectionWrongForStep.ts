/**
 * `connection-wrong-for-step`: a connection of another type than the published image takes there.
 *
 *     image: relaysh/aws-s3-step-bucket-list
 *     spec:
 *       aws:
 *         connection: !Connection { type: slack, name: team }
 *                                         ^^^^^ The published relaysh/aws-s3-step-bucket-list takes an aws connection here, not a slack one. …
 */
import { holderOf } from '../../workflow/incremental';
import type { Workflow } from '../../workflow/model';
import type { ConnectionReference } from '../../workflow/references';
import { spellName } from '../../workflow/spelling';
import { expectedType } from '../expected';
import { publishedSpec } from '../specMappings';
import type { Diagnostic } from '../types';
import { withArticle } from '../wording';

export function connectionWrongForStep(workflow: Workflow, reference: ConnectionReference): Diagnostic | undefined {
  const { holder, type } = reference;
  const container = holderOf(workflow, holder);
  const published = container && publishedSpec(container);
  const expected = published && expectedType(workflow, holder);
  if (expected === undefined || expected === type.text || !isWholeConnection(workflow, reference)) return undefined;
  return {
    code: 'connection-wrong-for-step',
    severity: 'warning',
    message:
      `The published ${published?.image} takes ${withArticle(expected)} connection here, not ${withArticle(type.text)} one.` +
      ` Use ${withArticle(expected)} connection.`,
    span: type.span,
    fixes: [
      {
        title: `Change the type to ${expected}`,
        edits: [{ span: type.span, newText: spellName(expected, type.place) }],
        preferred: true,
      },
    ],
  };
}

/** Not `${connections.slack.team.apiToken}`, a field of it, nor a part of a text. */
function isWholeConnection({ sites }: Workflow, { form, type, name }: ConnectionReference): boolean {
  if (name === undefined) return false;
  if (form !== 'template' || type.place.kind !== 'segment') return true;
  const { scalar } = type.place;
  const parts = sites.find((site) => site.scalar === scalar)?.template.parts ?? [];
  const [part] = parts;
  if (parts.length !== 1 || part?.kind !== 'expression') return false;
  const { expression } = part.parsed;
  return expression.kind === 'path' && expression.segments.length === 3;
}
