/**
 * `connection-malformed`: a reference that the engine refuses, whatever the account holds, or that has nothing for a name.
 *
 *     connection: !Connection {pagerduty, my-account}
 *                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ … Write !Connection [pagerduty, my-account].
 */
import { malformedMessage } from '../../workflow/malformedMessage';
import type { Workflow } from '../../workflow/model';
import { malformedFixes, withoutUnknownTags } from '../malformedFixes';
import type { Diagnostic } from '../types';

export function connectionMalformed({ text, references }: Workflow): readonly Diagnostic[] {
  return [
    ...withoutUnknownTags(references.malformedConnections, references).map(({ form, problem, span }): Diagnostic => {
      const malformed = { type: 'Connection', form, problem, span } as const;
      const source = text.slice(span.start, span.end);
      return {
        code: 'connection-malformed',
        severity: 'error',
        message: malformedMessage(malformed, source),
        span,
        fixes: malformedFixes(malformed, ['type', 'name'], source),
      };
    }),
    ...references.connections.flatMap(({ type, name }) => [
      ...(type.text === '' ? [empty('type', type.span)] : []),
      ...(name?.text === '' ? [empty('name', name.span)] : []),
    ]),
  ];
}

/** The engine reads it, and never finds such a connection. */
function empty(key: 'type' | 'name', span: Diagnostic['span']): Diagnostic {
  return {
    code: 'connection-malformed',
    severity: 'warning',
    message: `The ${key} of this connection is empty. Write it between the quotes.`,
    span,
  };
}
