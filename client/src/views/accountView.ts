/** *Account*: the connections that the account holds. */
import { Disposable, window } from 'vscode';
import { freshMs, type Account } from '../account';
import { accountContent } from './accountContent';
import { tickWhileVisible } from './clock';
import { setContext } from './context';
import { createTree } from './tree';

const viewId = 'relay.account';

export interface AccountView {
  readonly isVisible: boolean;
  dispose(): void;
}

export function showAccountView(account: Account): AccountView {
  const tree = createTree(viewId, { canCollapse: true });
  let endProgress: (() => void) | undefined;

  const show = (): void => {
    const content = accountContent(account.state, account.login, Date.now());
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

  const disposables = Disposable.from(
    tree,
    account.onDidChange(update),
    account.onDidChangeLogin(show),
    tickWhileVisible(tree, show),
    tree.onDidChangeVisibility(() => {
      if (tree.isVisible) account.demand(freshMs);
    }),
  );
  return {
    get isVisible() {
      return tree.isVisible;
    },
    dispose() {
      endProgress?.();
      disposables.dispose();
    },
  };
}
