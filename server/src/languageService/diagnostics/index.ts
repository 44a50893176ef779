/**
 * Everything that is wrong with a workflow, in the order of the text. What the text alone says comes from the text alone;
 * what the account says is said only when the account is known.
 */
import type { AccountSnapshot } from '../../relay/account';
import type { Workflow } from '../../workflow/model';
import type { ConnectionReference } from '../../workflow/references';
import { silence } from '../ignore';
import { withSeverity, type Severities } from '../severity';
import type { Diagnostic } from '../types';
import { judge } from '../verdict';
import { connectionMalformed } from './connectionMalformed';
import { connectionMissing } from './connectionMissing';
import { connectionTypeUnknown } from './connectionTypeUnknown';
import { connectionUnavailable } from './connectionUnavailable';
import { connectionWrongType } from './connectionWrongType';
import { ignoreUnused } from './ignoreUnused';
import { yamlSyntax } from './yamlSyntax';

export interface DiagnosticOptions {
  /** What the user wants to hear of, and how loudly. */
  readonly severities?: Severities;
}

/** `now` is in milliseconds since 1970; messages say how old the account's list is. */
export function diagnose(
  workflow: Workflow,
  account: AccountSnapshot,
  now: number,
  { severities = new Map() }: DiagnosticOptions = {},
): readonly Diagnostic[] {
  const { diagnostics, unused } = silence(workflow, everything(workflow, account, now));
  return [...diagnostics, ...unused.map((ignore) => ignoreUnused(workflow.text, ignore))]
    .flatMap((diagnostic) => withSeverity(diagnostic, severities) ?? [])
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function everything(workflow: Workflow, account: AccountSnapshot, now: number): readonly Diagnostic[] {
  return [
    ...workflow.errors.map(yamlSyntax),
    ...workflow.references.malformedConnections.map(connectionMalformed),
    ...workflow.references.connections.flatMap((reference) => diagnoseReference(reference, account, now) ?? []),
  ];
}

/** At most one for each reference: one mistake is told once. */
export function diagnoseReference(
  reference: ConnectionReference,
  account: AccountSnapshot,
  now: number,
): Diagnostic | undefined {
  const { type, name } = reference;
  const verdict = judge(reference, account);
  if (!name) return undefined;
  switch (verdict.kind) {
    case 'missing':
      return connectionMissing(name.span, verdict, now);
    case 'typeUnknown':
      return connectionTypeUnknown(type.span, verdict, now);
    case 'wrongType':
      return connectionWrongType(type.span, verdict, now);
    case 'unavailable':
      return connectionUnavailable(name.span, verdict, now);
    case 'none':
    case 'present':
      return undefined;
  }
}
