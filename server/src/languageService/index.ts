/**
 * The answers of the server, as a table of contents. Pure functions of a workflow, an account and the time; offsets are those of the workflow's text.
 * Nothing here waits, reads a file or throws.
 */
import type { AccountSnapshot } from '../relay/account';
import type { Workflow } from '../workflow/model';
import type { Span } from '../workflow/span';
import type { ClientAbilities, CodeAction } from './types';

export { complete } from './completion';
export { diagnose } from './diagnostics';
export type * from './types';

/** What can be done about the diagnostics that touch `span`, and at the reference there. */
export function codeActions(
  _workflow: Workflow,
  _span: Span,
  _account: AccountSnapshot,
  _client: ClientAbilities,
  _now: number,
): readonly CodeAction[] {
  return [];
}
