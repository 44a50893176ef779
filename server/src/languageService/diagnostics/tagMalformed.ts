/**
 * `tag-malformed`: a secret, parameter, output, query or answer that the engine refuses. What `connection-malformed` is for connections.
 *
 *     token: !Secret "123"
 *            ^^^^^^^^^^^^^ The name of a secret must be text, and the quotes mean nothing behind !Secret: … Write !Secret ['123'].
 */
import { malformedMessage } from '../../workflow/malformedMessage';
import type { Workflow } from '../../workflow/model';
import { keysOfReference } from '../../workflow/tagReference';
import { malformedFixes, withoutUnknownTags } from '../malformedFixes';
import type { Diagnostic } from '../types';

export function tagMalformed({ text, references }: Workflow): readonly Diagnostic[] {
  return withoutUnknownTags(references.malformedTags, references).map((malformed) => {
    const { type, span } = malformed;
    const source = text.slice(span.start, span.end);
    return {
      code: 'tag-malformed',
      severity: 'error',
      message: malformedMessage(malformed, source),
      span: span.start < span.end ? span : { start: Math.max(0, span.start - 1), end: span.end },
      fixes: malformedFixes(malformed, keysOfReference(type), source),
    };
  });
}
