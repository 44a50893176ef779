/** Which workflow of an account a file is, as the user said: kept for the workspace, for each account by itself. */
import type { Memento } from 'vscode';
import type { KnownAccount } from '../../../server/src/relay/account';
import type { WorkflowChoice } from '../../../server/src/relay/documentSecrets';

export interface WorkflowChoices {
  of(uri: string, account: Whose): WorkflowChoice;
  /** `undefined` forgets what was said. */
  set(uri: string, account: Whose, choice: WorkflowChoice): Promise<void>;
}

type Whose = Pick<KnownAccount, 'apiUrl' | 'accountName'>;

/** By account, then by file. */
type Kept = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

const keptAs = 'relay.workflows';

/** @param placeOf where the document is in the workspace; `undefined` for one without a file, which is remembered for as long as the window is open */
export function createWorkflowChoices(
  state: Pick<Memento, 'get' | 'update'>,
  placeOf: (uri: string) => string | undefined,
): WorkflowChoices {
  const withoutPlace = new Map<string, WorkflowChoice>();
  const kept = (): Kept => state.get<Kept>(keptAs) ?? {};
  return {
    of(uri, account) {
      const place = placeOf(uri);
      const whose = keyOf(account);
      return place === undefined ? withoutPlace.get(`${whose} ${uri}`) : kept()[whose]?.[place];
    },
    async set(uri, account, choice) {
      const place = placeOf(uri);
      const whose = keyOf(account);
      if (place === undefined) {
        withoutPlace.set(`${whose} ${uri}`, choice);
        return;
      }
      const others = Object.entries(kept()[whose] ?? {}).filter(([file]) => file !== place);
      const files = Object.fromEntries(choice === undefined ? others : [...others, [place, choice]]);
      await state.update(keptAs, { ...kept(), [whose]: files });
    },
  };
}

const keyOf = ({ apiUrl, accountName }: Whose): string => `${apiUrl} ${accountName}`;
