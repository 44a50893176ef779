/** What the language status says of the workflow that a file is, and of its secrets. */
import { describeAge } from '../../../server/src/relay/account';
import type { SecretsSnapshot, UnmatchedWorkflow } from '../../../server/src/relay/secrets';
import { inShort } from '../statusText';

export interface SecretsStatusText {
  readonly text: string;
  readonly detail: string;
  /** The whole sentence, where there is one. */
  readonly tooltip?: string;
  readonly action: 'choose' | 'retry';
}

/** E.g. `Workflow release/deploy-web`, `2 secrets, checked 40 s ago`. `undefined` where the account itself has the say. `now` is in milliseconds since 1970. */
export function secretsStatus(secrets: SecretsSnapshot, now: number): SecretsStatusText | undefined {
  switch (secrets.kind) {
    case 'signedOut':
      return undefined;
    case 'unmatched':
      return { text: 'Secrets are not checked', detail: whyUnmatched(secrets), action: 'choose' };
    case 'unknown': {
      const { reason, message: tooltip } = secrets;
      return reason === 'untrusted' || reason === 'unauthorized'
        ? undefined
        : { text: 'Secrets of this workflow', detail: inShort[reason], tooltip, action: 'retry' };
    }
    case 'known': {
      const { workflow, names, failure } = secrets;
      const count = names.length === 1 ? '1 secret' : `${names.length} secrets`;
      const age = `${count}, checked ${describeAge(secrets, now)}`;
      const text = `Workflow ${workflow}`;
      return failure === undefined
        ? { text, detail: age, action: 'choose' }
        : { text, detail: `${age}; ${inShort[failure.reason]}`, tooltip: failure.message, action: 'retry' };
    }
  }
}

function whyUnmatched({ accountName, why }: UnmatchedWorkflow): string {
  switch (why) {
    case 'none':
      return `no workflow of ${accountName} has this file's name`;
    case 'several':
      return `this file could be several workflows of ${accountName}`;
    case 'setAside':
      return `this file is no workflow of ${accountName}`;
  }
}
