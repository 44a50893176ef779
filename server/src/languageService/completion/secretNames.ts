/**
 * The names for `${secrets.$0}` and `!Secret $0`: those that the workflow has on the account, then those that the file names besides.
 */
import type { SecretsSnapshot } from '../../relay/secrets';
import type { Workflow } from '../../workflow/model';
import { describeSecret } from '../describeSecret';
import type { Member } from './members';
import { namesWritten } from './members';

/** `offset` is the cursor: what is being typed there is no name yet. */
export function secretNames(
  workflow: Workflow,
  secrets: SecretsSnapshot,
  offset: number,
  now: number,
): readonly Member[] {
  const written = namesWritten(
    workflow.references.secrets.map(({ name }) => name),
    offset,
  );
  if (secrets.kind !== 'known') {
    return written.map((label) => ({ label, kind: 'secret', detail: 'secret, used here' }));
  }
  const names = [...new Set(secrets.names)].sort();
  return [
    ...names.map((label): Member => ({
      label,
      kind: 'secret',
      detail: `secret of ${secrets.workflow}`,
      document: () => describeSecret(label, secrets, now),
    })),
    ...written
      .filter((name) => !secrets.names.includes(name))
      .map((label): Member => ({ label, kind: 'secret', detail: 'used here, missing on the account' })),
  ];
}
