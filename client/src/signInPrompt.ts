/** Asks once in a window, when a workflow is on the screen and nobody is signed in; never again after "Don't Ask Again". */
import { commands, window, type Memento } from 'vscode';
import type { Account } from './account';

const never = 'relay.signInPrompt.never';

export function createSignInPrompt(account: Account, globalState: Memento): () => void {
  let asked = false;
  return () => {
    if (asked || account.state.snapshot.kind !== 'signedOut' || globalState.get<boolean>(never) === true) return;
    asked = true;
    void ask(globalState);
  };
}

async function ask(globalState: Memento): Promise<void> {
  const answer = await window.showInformationMessage(
    'Sign in to Relay to see which connections this workflow lacks, and to complete and create them.',
    'Sign In',
    'Not Now',
    "Don't Ask Again",
  );
  if (answer === 'Sign In') await commands.executeCommand('relay.signIn');
  if (answer === "Don't Ask Again") await globalState.update(never, true);
}
