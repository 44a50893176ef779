/**
 * `tag-on-key`: a tag of Relay stands in front of a key, where the engine cannot use it.
 *
 *     !Secret token: x
 *     ^^^^^^^ A key cannot be computed. …
 */
import type { Workflow } from '../../workflow/model';
import type { Diagnostic } from '../types';
import { isKnown } from './tagUnknown';

export function tagOnKey({ references }: Workflow): readonly Diagnostic[] {
  return references.unknownTags
    .filter(({ text }) => isKnown(text))
    .map(({ text, span }) => ({
      code: 'tag-on-key',
      severity: 'error',
      message: `A key cannot be computed, so ${text} cannot stand in front of one. Move it behind the ":", or remove it.`,
      span,
    }));
}
