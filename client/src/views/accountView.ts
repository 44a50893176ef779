/** *Account*: the connections that the account holds. */
import { Disposable, window } from 'vscode';
import { freshMs } from '../../../server/src/relay/account';
import type { Account } from '../account';
import type { LanguageServer } from '../languageClient';
import { accountContent } from './accountContent';
import { tickWhileVisible } from './clock';
import { setContext } from './context';
import { createTree } from './tree';
import type { WorkspaceUses } from './uses';
import { watchWorkspaceUses } from './watchUses';

const viewId = 'relay.account';

export interface AccountView {
  readonly isVisible: boolean;
  /** `undefined` until somebody has looked. */
  readonly uses: WorkspaceUses | undefined;
  dispose(): void;
}

export function showAccountView(account: Account, language: LanguageServer): AccountView {
  const tree = createTree(viewId, { canCollapse: true });
  let uses: WorkspaceUses | undefined;
  let endProgress: (() => void) | undefined;

  const show = (): void => {
    const content = accountContent(account.state.snapshot, { login: account.login, workspace: uses, now: Date.now() });
    setContext('relay.accountView', content.welcome);
    tree.show(content);
  };
  const showReading = (): void => {
    if (!account.state.reading) {
      endProgress?.();
      endProgress = undefined;
    } else if (endProgress === undefined) {
      const done = new Promise<void>((resolve) => (endProgress = resolve));
      void window.withProgress({ location: { viewId } }, () => done);
    }
  };
  const update = (): void => {
    show();
    showReading();
  };
  update();
  const watch = watchWorkspaceUses(language, tree, (found) => {
    uses = found;
    show();
  });

  const disposables = Disposable.from(
    tree,
    watch,
    account.onDidChange(update),
    account.onDidChangeLogin(show),
    tickWhileVisible(tree, show),
    tree.onDidChangeVisibility(() => {
      if (tree.isVisible) account.demand(freshMs);
    }),
  );
  return {
    get uses() {
      return uses;
    },
    get isVisible() {
      return tree.isVisible;
    },
    dispose() {
      endProgress?.();
      disposables.dispose();
    },
  };
}
