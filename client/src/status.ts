/** The account in the language status of workflows: whose it is, how many connections, how old the list is, what is wrong, and what can be done. */
import {
  Disposable,
  languages,
  LanguageStatusSeverity,
  window,
  workspace,
  type Command,
  type DocumentFilter,
  type DocumentSelector,
  type TextDocument,
} from 'vscode';
import { workflowLanguageId, yamlLanguageId } from '../../server/src/protocol';
import type { Account } from './account';
import { isWorkflowDocument } from './recognition';
import { accountStatus, loginStatus, type StatusAction, type StatusText } from './statusText';

export function showStatus(account: Account): Disposable {
  const accountItem = languages.createLanguageStatusItem('relay.account', workflows());
  accountItem.name = 'Relay Account';
  const loginItem = languages.createLanguageStatusItem('relay.login', nowhere);
  loginItem.name = 'Relay Sign-In';

  const update = (): void => {
    const selector = workflows();
    const status = accountStatus(account.state, account.login, Date.now());
    accountItem.selector = selector;
    accountItem.busy = account.state.reading;
    accountItem.text = status.text;
    accountItem.detail = status.detail;
    accountItem.severity = severities[status.severity];
    accountItem.command = { ...actions[status.action], tooltip: status.tooltip };

    const login = loginStatus(account.login);
    loginItem.selector = login === undefined ? nowhere : selector;
    loginItem.text = login?.text ?? '';
    loginItem.detail = login?.detail ?? '';
    loginItem.command = loginAction(account);
  };
  update();

  const clock = setInterval(update, clockMs);
  const listeners = [
    account.onDidChange(update),
    account.onDidChangeLogin(update),
    window.onDidChangeVisibleTextEditors(update),
    workspace.onDidChangeConfiguration(update),
  ];
  return new Disposable(() => {
    clearInterval(clock);
    for (const item of [accountItem, loginItem, ...listeners]) item.dispose();
  });
}

/** One account can only be left; of several, another can take its place. */
function loginAction({ login, sessions }: Account): Command | undefined {
  if (login.kind !== 'signedIn' || login.login.source === 'environment') return undefined;
  return sessions.length > 1
    ? { title: 'Switch Account', command: 'relay.switchAccount' }
    : { title: 'Sign Out', command: 'relay.signOut' };
}

/** The age grows by itself. */
export const clockMs = 15_000;

/** A selector that matches no document hides an item. */
export const nowhere: DocumentSelector = [];

/** Workflows and no other YAML: a recognised document that keeps the language `yaml` is named one by one. */
function workflows(): DocumentSelector {
  const kept = window.visibleTextEditors
    .filter(({ document }) => document.languageId === yamlLanguageId && isWorkflowDocument(document))
    .map(({ document }) => only(document));
  return [{ language: workflowLanguageId }, ...kept];
}

/** What matches this document and no other. */
export const only = ({ uri: { scheme, fsPath } }: TextDocument): DocumentFilter => ({
  scheme,
  pattern: fsPath.replaceAll(/[*?{}[\]]/g, '[$&]'),
});

const severities: Record<StatusText['severity'], LanguageStatusSeverity> = {
  information: LanguageStatusSeverity.Information,
  warning: LanguageStatusSeverity.Warning,
  error: LanguageStatusSeverity.Error,
};

const actions: Record<StatusAction, Command> = {
  signIn: { title: 'Sign In', command: 'relay.signIn' },
  refresh: { title: 'Refresh', command: 'relay.refreshAccount' },
  retry: { title: 'Try Again', command: 'relay.refreshAccount' },
  trust: { title: 'Manage Trust', command: 'workbench.trust.manage' },
  settings: { title: 'Open Settings', command: 'workbench.action.openSettings', arguments: ['relay.api.url'] },
};
