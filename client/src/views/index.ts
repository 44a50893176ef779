/** The Connections view of the activity bar: *In This Workflow* and *Account*. */
import { Disposable } from 'vscode';
import type { Account } from '../account';
import type { LanguageServer } from '../languageClient';
import { showAccountView } from './accountView';
import type { ActiveWorkflow } from './activeWorkflow';
import { showWorkflowView } from './workflowView';

export interface Views {
  /** Somebody looks at the account. */
  readonly isAccountVisible: boolean;
  dispose(): void;
}

export function showViews(account: Account, language: LanguageServer, active: ActiveWorkflow): Views {
  const accountView = showAccountView(account, language);
  const workflowView = showWorkflowView({ account, language, active, uses: () => accountView.uses });
  const disposables = Disposable.from(
    accountView,
    workflowView,
    language.onDidDiagnose(() => active.lookAgain()),
  );
  return {
    get isAccountVisible() {
      return accountView.isVisible;
    },
    dispose: () => void disposables.dispose(),
  };
}
