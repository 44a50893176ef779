/** What the language status says of the workflow that a file is, and of its secrets. */
import { describeAge } from '../../../server/src/relay/account';
import type { SecretsSnapshot, UnmatchedWorkflow } from '../../../server/src/relay/secrets';
import { counted } from '../../../server/src/relay/words';
import { inShort } from '../statusText';

/** One line of a narrow pop-up, so both texts are short. */
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
      return { text: 'Secrets not checked', detail: whyUnmatched[secrets.why], action: 'choose' };
    case 'unknown': {
      const { reason, message: tooltip } = secrets;
      return reason === 'untrusted' || reason === 'unauthorized'
        ? undefined
        : { text: 'Secrets of this workflow', detail: inShort[reason], tooltip, action: 'retry' };
    }
    case 'known': {
      const { workflow, names, failure } = secrets;
      const age = `${counted(names.length, 'secret')}, checked ${describeAge(secrets, now)}`;
      const text = `Workflow ${workflow}`;
      return failure === undefined
        ? { text, detail: age, action: 'choose' }
        : { text, detail: `${age}; ${inShort[failure.reason]}`, tooltip: failure.message, action: 'retry' };
    }
  }
}

const whyUnmatched: Record<UnmatchedWorkflow['why'], string> = {
  none: 'no workflow of this name',
  several: 'several workflows of this name',
  setAside: 'no workflow of the account',
};
