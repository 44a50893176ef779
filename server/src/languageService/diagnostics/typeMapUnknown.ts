/**
 * `type-map-unknown`: a map with a `$type` that is nearly one of Relay's. The engine leaves such a map as it is.
 *
 *     connection: { $type: connection, type: aws, name: prod }
 *                          ^^^^^^^^^^ Relay leaves a map with $type: connection as it is. Did you mean Connection?
 */
import type { Workflow } from '../../workflow/model';
import { spellName } from '../../workflow/spelling';
import { referenceType, referenceTypes } from '../../workflow/tagReference';
import { findEntry } from '../../workflow/yaml/tree';
import { changeWord } from '../changeWord';
import { evaluatedNodes } from '../evaluatedNodes';
import { nearest } from '../nearest';
import type { Diagnostic } from '../types';

export function typeMapUnknown(workflow: Workflow): readonly Diagnostic[] {
  return evaluatedNodes(workflow).flatMap(([node]): readonly Diagnostic[] => {
    const type = node.tag === undefined ? findEntry(node, '$type')?.value : undefined;
    if (type?.kind !== 'scalar' || type.missing || referenceType(type.text) !== undefined) return [];
    const near = nearest(type.text, referenceTypes);
    if (near === undefined) return [];
    const newText = spellName(near, { kind: 'scalar', scalar: type });
    return [
      {
        code: 'type-map-unknown',
        severity: 'hint',
        message: `Relay leaves a map with $type: ${type.text} as it is. Did you mean ${near}?`,
        span: type.span,
        fixes: [changeWord(type.text, near, type.span, newText)],
      },
    ];
  });
}
