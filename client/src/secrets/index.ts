/** The secrets of the workflows in this window: what asks for them, and who hears of them. */
import { EventEmitter, Uri, window, workspace, type Event, type ExtensionContext } from 'vscode';
import type { NeedSecretsParams } from '../../../server/src/protocol';
import { freshMs } from '../../../server/src/relay/account';
import type { RelayApi } from '../../../server/src/relay/api';
import { createDocumentSecrets, type DocumentSecrets } from '../../../server/src/relay/documentSecrets';
import { readSecrets, readWorkflows } from '../../../server/src/relay/readSecrets';
import type { SecretsSnapshot } from '../../../server/src/relay/secrets';
import { surroundings } from '../../../server/src/relay/surroundings';
import type { Account } from '../account';
import { createWorkflowChoices, type WorkflowChoices } from './choices';

export interface WorkflowSecrets extends Pick<DocumentSecrets, 'of' | 'workflows' | 'read' | 'refused' | 'chosen'> {
  readonly choices: WorkflowChoices;
  readonly onDidChange: Event<{ readonly uri: string; readonly secrets: SecretsSnapshot }>;
  /** The server says what a document needs. Resolves when what is read now has been read. */
  need(params: NeedSecretsParams): Promise<void>;
  /** The user wants all of it read again, and may have another role now. */
  refresh(): Promise<void>;
}

export function createWorkflowSecrets({ workspaceState, subscriptions }: Where, account: Account): WorkflowSecrets {
  const changes = new EventEmitter<{ readonly uri: string; readonly secrets: SecretsSnapshot }>();
  const choices = createWorkflowChoices(workspaceState, placeOf);
  const connect = (): Promise<RelayApi> => account.connect();
  const secrets = createDocumentSecrets({
    ...surroundings,
    readWorkflows: (known, signal) => readWorkflows(connect, known, signal),
    readSecrets: (known, workflow, signal) => readSecrets(connect, known, workflow, signal),
    choiceFor: (uri, known) => choices.of(uri, known),
    isShown: (uri) => onScreen().includes(uri),
    changed: (uri, snapshot) => changes.fire({ uri, secrets: snapshot }),
  });

  const use = (): void => {
    const { login, state } = account;
    secrets.useAccount(state.snapshot, login.kind === 'signedIn' ? login.login.id : '');
  };
  use();
  subscriptions.push(
    changes,
    secrets,
    account.onDidChange(use),
    window.onDidChangeVisibleTextEditors(() => secrets.freshen(onScreen(), Infinity)),
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) secrets.freshen(onScreen(), freshMs);
    }),
  );

  return {
    ...secrets,
    choices,
    onDidChange: changes.event,
    async need({ uri, name, need }) {
      if (need === 'none') secrets.forget(uri);
      else
        await secrets.need(
          { uri, names: { path: pathOf(uri), declared: name } },
          need === 'fresh' ? freshMs : Infinity,
        );
    },
    async refresh() {
      secrets.allowed();
      await secrets.reread(onScreen());
    },
  };
}

const onScreen = (): string[] => window.visibleTextEditors.map(({ document }) => document.uri.toString());

type Where = Pick<ExtensionContext, 'workspaceState' | 'subscriptions'>;

/** Folders and name; a document without a file has neither. */
function pathOf(uri: string): readonly string[] {
  const { scheme, path } = Uri.parse(uri);
  return scheme === 'untitled' ? [] : path.split('/').filter((segment) => segment !== '');
}

/** Relative to its folder of the workspace, with that folder's name. */
function placeOf(uri: string): string | undefined {
  const parsed = Uri.parse(uri);
  return parsed.scheme === 'untitled' ? undefined : workspace.asRelativePath(parsed, true);
}
