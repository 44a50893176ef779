/**
 * The question whether to sign in: asked once in a workspace, when a workflow is on the screen and nobody has been signed in; nowhere any more after
 * "Don't Ask Again".
 */
import { commands, window, type ExtensionContext } from 'vscode';
import type { Account } from './account';

export interface SignInPrompt {
  /** A workflow is on the screen. */
  consider(): void;
  /** Forgets the answers, and asks when there is reason to. */
  reset(): Promise<void>;
}

const never = 'relay.signInPrompt.never';
const asked = 'relay.signInPrompt.asked';

export function createSignInPrompt(
  account: Account,
  { globalState, workspaceState, subscriptions }: Where,
): SignInPrompt {
  /** The answer may be long in coming, and what is stored is stored later. */
  let isAsked = false;
  const noteAsked = async (): Promise<void> => {
    isAsked = true;
    await workspaceState.update(asked, true);
  };
  // Who has been signed in here knows the way.
  const noteLogin = (): void => {
    if (account.login.kind === 'signedIn' && !isAsked) void noteAsked();
  };
  subscriptions.push(account.onDidChangeLogin(noteLogin));

  const ask = async (): Promise<void> => {
    const answer = await window.showInformationMessage(
      'Sign in to Relay to see which connections this workflow lacks, and to complete and create them.',
      'Sign In',
      'Not Now',
      "Don't Ask Again",
    );
    // The message stays on the screen, also when the user has found another way meanwhile.
    if (answer === 'Sign In' && account.login.kind === 'signedIn')
      void window.showInformationMessage('You are signed in to Relay already.');
    else if (answer === 'Sign In') await commands.executeCommand('relay.signIn');
    if (answer === "Don't Ask Again") await globalState.update(never, true);
  };
  return {
    consider() {
      if (isAsked || account.state.snapshot.kind !== 'signedOut') return;
      if (globalState.get<boolean>(never) === true || workspaceState.get<boolean>(asked) === true) return;
      void noteAsked();
      void ask();
    },
    async reset() {
      await globalState.update(never, undefined);
      await workspaceState.update(asked, undefined);
      isAsked = false;
    },
  };
}

type Where = Pick<ExtensionContext, 'globalState' | 'workspaceState' | 'subscriptions'>;
