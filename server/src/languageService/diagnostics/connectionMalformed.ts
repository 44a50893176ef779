/**
 * `connection-malformed`: a reference that the engine refuses, whatever the account holds.
 *
 *     connection: !Connection {pagerduty, my-account}
 *                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ … Write !Connection [pagerduty, my-account].
 */
import type { MalformedConnection } from '../../workflow/references';
import type { Diagnostic } from '../types';
import { quoted } from '../wording';

export function connectionMalformed(malformed: MalformedConnection): Diagnostic {
  return {
    code: 'connection-malformed',
    severity: 'error',
    message: describe(malformed),
    span: malformed.span,
  };
}

function describe({ form, problem }: MalformedConnection): string {
  const subject = form === 'tag' ? '!Connection' : 'A map with $type: Connection';
  const remedy = form === 'tag' ? 'Write !Connection { type: …, name: … }.' : 'Write type and name beside $type.';
  switch (problem.kind) {
    case 'notACollection':
      return `${subject} needs a type and a name. ${remedy}`;
    case 'missingKey':
      return `${subject} has no ${problem.key}. ${remedy}`;
    case 'unknownKey':
      return `${subject} takes type and name only, not ${quoted(problem.key)}. Remove that key.`;
    case 'duplicateKey':
      return `${subject} has the key ${problem.key} twice, which stops the workflow. Remove one.`;
    case 'bareWords':
      return `${subject} {${problem.words.join(', ')}} has keys without values. Write !Connection [${problem.words.join(', ')}], or give each value its key.`;
    case 'itemCount':
      return `${subject} takes exactly two items, a type and a name, and this has ${problem.count}. Write !Connection [type, name].`;
    case 'notAString':
      return problem.text === ''
        ? `The ${problem.key} of this connection is empty. Write a ${problem.key} after ${problem.key}:.`
        : `The ${problem.key} of a connection must be text, and YAML reads ${problem.text} as something else. Put it in quotes.`;
  }
}
