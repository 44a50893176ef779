/**
 * `connection-malformed`: a reference that the engine refuses, whatever the account holds.
 *
 *     connection: !Connection {pagerduty, my-account}
 *                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ … Write !Connection [pagerduty, my-account].
 */
import { malformedMessage } from '../../workflow/malformedMessage';
import type { MalformedConnection } from '../../workflow/references';
import type { Diagnostic } from '../types';

export function connectionMalformed({ form, problem, span }: MalformedConnection): Diagnostic {
  return {
    code: 'connection-malformed',
    severity: 'error',
    message: malformedMessage({ type: 'Connection', form, problem }),
    span,
  };
}
