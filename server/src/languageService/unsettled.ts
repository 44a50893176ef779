/**
 * What is left unsaid for a moment: that a connection is missing, while the list that lacks it is old and is being read again.
 */
import { connectionKey } from '../relay/account';
import type { Workflow } from '../workflow/model';
import type { Diagnostic } from './types';

const absences: readonly string[] = ['connection-missing', 'connection-type-unknown', 'connection-wrong-type'];

/** `unsettled` holds keys of connections. */
export function withoutUnsettled(
  diagnostics: readonly Diagnostic[],
  { references }: Workflow,
  unsettled: ReadonlySet<string>,
): readonly Diagnostic[] {
  if (unsettled.size === 0) return diagnostics;
  const places = new Set(
    references.connections.flatMap(({ type, name }) =>
      name && unsettled.has(connectionKey({ type: type.text, name: name.text }))
        ? [type.span.start, name.span.start]
        : [],
    ),
  );
  return diagnostics.filter(({ code, span }) => !(absences.includes(code) && places.has(span.start)));
}
